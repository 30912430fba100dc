package dev.atalaya.components;

import com.vaadin.flow.component.Component;

/** What a feature puts on the first page, for those who have the permission. */
public interface HomeCard {

    /** The place among the cards; smaller comes first. */
    int order();

    /** The permission without which the card is not shown. */
    String permission();

    /** The key of the title. */
    String title();

    /** The address that the title leads to, without a leading slash. */
    String path();

    /** Made anew each time that the page is opened. */
    Component content();
}
