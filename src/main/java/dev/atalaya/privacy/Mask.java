package dev.atalaya.privacy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is shown of personal data: all of it, or what is left of it behind the mask. Whatever reads texts of
 * customers from the database puts them through one of the two before anything else is done with them.
 */
public final class Mask {

    /** Shows everything as it is. */
    public static final Mask OPEN = new Mask(false);

    /** Leaves traces alone; masking twice is masking once. */
    public static final Mask CLOSED = new Mask(true);

    /** What stands where a phone stood, before the key of a contact whose data were erased. */
    public static final String ERASED = "#";

    private static final Pattern CUT_NUMBER =
            Pattern.compile("[\\d\\p{Nd}+(][\\p{Nd}\\s().+/\\-]{0,40}(…|\\.\\.\\.)?$");

    private final boolean closed;

    private Mask(boolean closed) {
        this.closed = closed;
    }

    public boolean isClosed() {
        return closed;
    }

    /** A whole phone number: its country's code and its last two digits are left. */
    public String phone(String phone) {
        return closed && !isErased(phone) ? PhoneMask.of(phone) : phone;
    }

    /** Text with phones, e-mail addresses, card and account numbers anywhere in it. */
    public String text(String text) {
        return closed ? TextMask.of(text) : text;
    }

    public @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    /** The same for text that was cut at so many characters, perhaps within a number that can no longer be told. */
    public String cut(String text, int at) {
        var masked = text(text);
        return closed && text.length() >= at ? CUT_NUMBER.matcher(masked).replaceFirst("…") : masked;
    }

    /** The same for text that may be JSON, which stays JSON. */
    public @Nullable String json(@Nullable String text) {
        return text == null || !closed ? text : JsonMask.of(text);
    }

    /** What somebody is called: the name where one is known, else the phone. */
    public String contact(@Nullable String name, String phone) {
        return name == null || name.isBlank() ? phone(phone) : text(name);
    }

    /** The same where the two are one text already. */
    public String contact(String nameOrPhone) {
        return nameOrPhone.startsWith("+") ? phone(nameOrPhone) : text(nameOrPhone);
    }

    /** A key of another system, which may be made of the contact's phone. */
    public String key(String key, String phone) {
        return closed ? text(PhoneMask.within(key, phone)) : key;
    }

    /** Whether a contact with that in the place of its phone was erased. */
    public static boolean isErased(String phone) {
        return phone.startsWith(ERASED);
    }

    /** Whether looking for it could find what a mask hides. */
    public static boolean mayBePersonal(String text) {
        return text.indexOf('@') >= 0 || text.codePoints().anyMatch(Character::isDigit);
    }
}
