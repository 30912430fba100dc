package dev.atalaya.security.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.security.DemoAccounts.DemoAccount;
import java.util.List;

/** The people of a local installation, each with what they may do; a click fills the form. */
class DemoCards extends Section {

    DemoCards(List<DemoAccount> accounts) {
        addClassName("at-demo");
        setVisible(!accounts.isEmpty());
        var list = new UnorderedList();
        accounts.forEach(account -> list.add(new ListItem(card(account))));
        add(new H2(getTranslation("security.demo.title")), list);
    }

    // In the browser alone: a request of the page must not run beside the form's.
    private NativeButton card(DemoAccount account) {
        var name = new Span(account.displayName());
        name.addClassName("at-demo-name");
        var line = new Span(getTranslation(account.key()));
        line.addClassName("at-secondary");
        var card = new NativeButton();
        card.add(name, line);
        card.addClassName("at-demo-card");
        card.getElement().setAttribute("type", "button");
        card.addAttachListener(attach -> card.getElement().executeJs("""
                        this.onclick = () => {
                          document.getElementById('username').value = $0;
                          document.getElementById('password').value = $1;
                          document.querySelector('.at-login-submit').focus();
                        };
                        """, account.email(), account.password()));
        return card;
    }
}
