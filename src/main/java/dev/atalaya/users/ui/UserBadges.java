package dev.atalaya.users.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.StatusBadge;
import dev.atalaya.components.StatusBadge.Shape;
import dev.atalaya.components.StatusBadge.Tone;
import dev.atalaya.users.UserStatus;

/** Where an account stands, as a shape and a word. */
final class UserBadges {

    private UserBadges() {}

    static Shape shape(UserStatus status) {
        return switch (status) {
            case DRAFT -> Shape.RING;
            case INVITED -> Shape.CLOCK;
            case ACTIVE -> Shape.DOT;
            case SUSPENDED -> Shape.HALF;
            case ARCHIVED -> Shape.CROSS;
        };
    }

    static Tone tone(UserStatus status) {
        return switch (status) {
            case DRAFT, ARCHIVED -> Tone.NEUTRAL;
            case INVITED -> Tone.BLUE;
            case ACTIVE -> Tone.GREEN;
            case SUSPENDED -> Tone.ORANGE;
        };
    }

    static String key(UserStatus status) {
        return "users.status." + status.column();
    }

    static StatusBadge status(Component asker, UserStatus status) {
        return new StatusBadge(shape(status), tone(status), asker.getTranslation(key(status)));
    }
}
