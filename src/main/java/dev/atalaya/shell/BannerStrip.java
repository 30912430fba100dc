package dev.atalaya.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.atalaya.components.Banner;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** One line above everything: the most serious of what concerns everybody. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class BannerStrip extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(BannerStrip.class);

    private final ObjectProvider<Banner> banners;

    BannerStrip(ObjectProvider<Banner> banners) {
        this.banners = banners;
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void refresh() {
        removeAll();
        var worst = banners.orderedStream()
                .flatMap(banner -> notice(banner).stream())
                .max(Comparator.comparing(Banner.Notice::severity));
        worst.ifPresent(this::show);
        setVisible(worst.isPresent());
    }

    private void show(Banner.Notice notice) {
        setClassName("at-banner at-banner-" + notice.severity().name().toLowerCase(Locale.ROOT));
        var icon = (notice.severity() == Banner.Severity.INFO ? VaadinIcon.INFO_CIRCLE : VaadinIcon.WARNING).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Span(getTranslation(notice.key(), notice.parameters().toArray())));
        if (notice.path() != null) {
            add(new Anchor(notice.path(), getTranslation("shell.banner.more")));
        }
    }

    // A notice that cannot be had must not take the page with it.
    private static Optional<Banner.Notice> notice(Banner banner) {
        try {
            return banner.notice();
        } catch (RuntimeException e) {
            LOG.warn("No notice from {}", banner.getClass().getSimpleName(), e);
            return Optional.empty();
        }
    }
}
