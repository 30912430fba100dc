package dev.atalaya.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Narrows the navigation to its icons and back; the browser remembers which. */
class RailToggle extends Button {

    RailToggle(AppLayout layout) {
        setIcon(VaadinIcon.ANGLE_DOUBLE_LEFT.create());
        setAriaLabel(getTranslation("shell.navigation.narrow"));
        setTooltipText(getTranslation("shell.navigation.narrow"));
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClassName("at-rail-toggle");
        layout.addAttachListener(attach -> getElement().executeJs("""
                        const layout = $0;
                        const show = narrow => {
                          layout.classList.toggle('at-rail', narrow);
                          this.setAttribute('aria-pressed', narrow);
                        };
                        show(localStorage.getItem('atalaya.rail') === '1');
                        this.onclick = () => {
                          const narrow = !layout.classList.contains('at-rail');
                          localStorage.setItem('atalaya.rail', narrow ? '1' : '0');
                          show(narrow);
                        };
                        """, layout.getElement()));
    }
}
