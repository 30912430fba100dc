package dev.atalaya.conversations.review.ui;

import com.vaadin.flow.component.Component;

/** What keys do on the page of a review: digits answer, arrows and J or K move; Ctrl+Enter is the button's own. */
final class ReviewKeys {

    private static final String LISTEN = """
            if (this.atKeys) return;
            this.atKeys = true;
            const field = item => item.querySelector('vaadin-radio-button[checked]')
                ?? item.querySelector('vaadin-radio-button, vaadin-integer-field, vaadin-text-area');
            const steps = {ArrowDown: 1, ArrowUp: -1, j: 1, J: 1, k: -1, K: -1};
            const listen = event => {
                const target = event.target;
                if (!this.isConnected) document.removeEventListener('keydown', listen, true);
                if (target !== document.body && !this.contains(target)) return;
                if (event.ctrlKey || event.metaKey || event.altKey || target.closest('vaadin-text-area, vaadin-text-field')) return;
                const here = target.closest('.at-review-item');
                const step = event.key.length > 1 && !here ? undefined : steps[event.key];
                if (step !== undefined) {
                    const items = [...this.querySelectorAll('.at-review-item')];
                    const next = here ? items[items.indexOf(here) + step] : items.find(field);
                    if (next) field(next).focus();
                    event.preventDefault();
                    event.stopPropagation();
                } else if (here && here.dataset.digits && event.key.length === 1) {
                    const place = here.dataset.digits.indexOf(event.key);
                    const radio = place < 0 ? null : here.querySelectorAll('vaadin-radio-button')[place];
                    if (radio) {
                        radio.focus();
                        radio.querySelector('input').click();
                        event.preventDefault();
                        event.stopPropagation();
                    }
                }
            };
            document.addEventListener('keydown', listen, true);""";

    private static final String FOCUS = """
            setTimeout(() => {
                const items = [...this.querySelectorAll('.at-review-item')];
                const first = items.find(item => item.querySelector($0)) ?? items[0];
                (first?.querySelector('vaadin-radio-button[checked]')
                    ?? first?.querySelector('vaadin-radio-button, vaadin-integer-field, vaadin-text-area'))?.focus();
            }, 50);""";

    private static final String WRONG = "[invalid]";
    private static final String ANY = "*";

    private ReviewKeys() {}

    static void listen(Component page) {
        page.getElement().executeJs(LISTEN);
    }

    static void focusFirst(Component page) {
        page.getElement().executeJs(FOCUS, ANY);
    }

    static void focusWrong(Component page) {
        page.getElement().executeJs(FOCUS, WRONG);
    }
}
