package dev.atalaya.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubjectTabsTests {

    private SubjectTabs tabs;

    @BeforeEach
    void open() {
        MockVaadin.setup(new Routes());
        tabs = new SubjectTabs(
                "thing",
                7,
                Stream.of(
                        new Offer("thing", 2, "may", "x.second"),
                        new Offer("thing", 1, "may", "x.first"),
                        new Offer("thing", 3, "may not", "x.secret"),
                        new Offer("other", 4, "may", "x.foreign")),
                "may"::equals,
                name -> {});
        UI.getCurrent().add(tabs);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void showsThoseOfTheSubjectThatTheReaderMaySeeInOrder() {
        assertThat(_find(Tab.class))
                .extracting(tab -> tab.getLabel().replaceFirst(".*x\\.", "").replaceAll("\\W", ""))
                .containsExactly("first", "second");
    }

    @Test
    void makesTheContentOfTheOneThatIsOpened() {
        tabs.open("second");

        _assertOne(Span.class, spec -> spec.withText("x.second of 7"));
        _assertNone(Span.class, spec -> spec.withText("x.first of 7"));
    }

    @Test
    void opensTheFirstWhereTheNameIsUnknownOrNotForTheReader() {
        tabs.open("secret");

        _assertOne(Span.class, spec -> spec.withText("x.first of 7"));
    }

    private record Offer(String subject, int order, String permission, String title) implements SubjectTab {

        @Override
        public Component content(long id) {
            return new Span(title + " of " + id);
        }
    }
}
