package dev.atalaya.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.stream.Collectors;

/** A phone number of which its country's code and its last two digits are left. */
final class PhoneMask {

    static final String HIDDEN = "•••••";

    private static final int LEFT = 2;

    /** Fewer digits in a row are no number of anybody. */
    private static final int SHORTEST = 6;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneMask() {}

    static String of(String phone) {
        if (phone.contains(HIDDEN)) {
            return phone;
        }
        try {
            return of(NUMBERS.parse(phone, null).getCountryCode(), phone);
        } catch (NumberParseException e) {
            return HIDDEN + " " + last(phone);
        }
    }

    static String of(int country, String phone) {
        return "+" + country + " " + HIDDEN + " " + last(phone);
    }

    static String national(String phone) {
        return HIDDEN + " " + last(phone);
    }

    /** Without the digits of a phone, with or without its country's code. */
    static String within(String key, String phone) {
        var digits = digits(phone);
        if (digits.length() < SHORTEST) {
            return key;
        }
        var whole = key.replace(digits, national(phone));
        try {
            var national = Long.toString(NUMBERS.parse(phone, null).getNationalNumber());
            return national.length() < SHORTEST ? whole : whole.replace(national, national(phone));
        } catch (NumberParseException e) {
            return whole;
        }
    }

    private static String last(String phone) {
        var digits = digits(phone);
        return digits.length() <= SHORTEST ? "" : digits.substring(digits.length() - LEFT);
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .mapToObj(point -> Integer.toString(Character.digit(point, 10)))
                .collect(Collectors.joining());
    }
}
