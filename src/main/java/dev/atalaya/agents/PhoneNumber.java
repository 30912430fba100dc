package dev.atalaya.agents;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.List;
import java.util.Optional;

/** A number as people type and read it, and as E.164 keeps it. */
public final class PhoneNumber {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final int LONGEST = 40;

    private PhoneNumber() {}

    /**
     * In E.164, from an international number or from a national one of a country; empty where it is neither. Its length
     * has to fit the country's plan, its range has not: plans grow faster than libraries.
     *
     * @param country in ISO 3166, such as {@code ES}
     */
    public static Optional<String> parse(String typed, String country) {
        var text = typed.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isLetter)) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(text, country);
            return number.hasExtension() || NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE
                    ? Optional.empty()
                    : Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                            .filter(e164 -> NewAgent.PHONE.matcher(e164).matches());
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** In groups, with its country's code. */
    public static String format(String e164) {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** The countries that have national numbers, in ISO 3166. */
    public static List<String> countries() {
        return NUMBERS.getSupportedRegions().stream().sorted().toList();
    }

    /** The code by which a country is called from abroad. */
    public static int callingCode(String country) {
        return NUMBERS.getCountryCodeForRegion(country);
    }
}
