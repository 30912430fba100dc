package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;

/** What a feature puts on the page of a thing of another feature: a tab, for those who have the permission. */
public interface SubjectTab {

    /** The kind of thing, as the audit log names its targets: {@code user}, {@code role}, {@code agent}. */
    String subject();

    /** The place among the tabs; smaller comes first. */
    int order();

    /** The permission without which the tab is not shown. */
    String permission();

    /** The key of the title; its last part names the tab in the address. */
    String title();

    /** Made anew each time that the tab is opened, for the thing with this key. */
    Component content(long id);

    /** The same, as the address asks for it. */
    default Component content(long id, QueryParameters address) {
        return content(id);
    }
}
