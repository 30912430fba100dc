package dev.atalaya.home.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.components.Challenge;
import java.util.List;

/** Invites the owner of a local installation to attack it; once put away, this browser does not show it again. */
class TryToBreakIt extends Section {

    TryToBreakIt(List<Challenge> challenges) {
        addClassNames("at-card", "at-challenges");
        getElement().setAttribute("aria-labelledby", "try-to-break-it");
        var title = new H2(getTranslation("home.break.title"));
        title.setId("try-to-break-it");
        var close = new Button(VaadinIcon.CLOSE_SMALL.create());
        close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        close.setAriaLabel(getTranslation("home.break.dismiss"));
        close.setTooltipText(getTranslation("home.break.dismiss"));
        var head = new Div(title, close);
        head.addClassName("at-challenges-head");
        var list = new OrderedList();
        challenges.forEach(challenge -> challenge
                .path()
                .ifPresent(path -> list.add(new ListItem(new Anchor(path, getTranslation(challenge.key()))))));
        var more = new Paragraph(getTranslation("home.break.more") + " ");
        more.addClassName("at-secondary");
        more.add(new Code("docs/try-to-break-it.md"));
        add(head, new Paragraph(getTranslation("home.break.text")), list, more);
        list.setVisible(list.getComponentCount() > 0);
        addAttachListener(attach -> getElement().executeJs("""
                        this.hidden = localStorage.getItem('atalaya.challenges') === 'away';
                        $0.onclick = () => {
                          localStorage.setItem('atalaya.challenges', 'away');
                          this.hidden = true;
                        };
                        """, close.getElement()));
    }
}
