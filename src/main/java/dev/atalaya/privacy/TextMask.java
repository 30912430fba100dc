package dev.atalaya.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds personal data in text and leaves traces of it; see docs/decisions/0019. */
final class TextMask {

    /** Where people write numbers without their country's code. */
    private static final List<String> COUNTRIES = List.of("ES", "US", "GB", "MX", "AR", "CO");

    private static final String NO_COUNTRY = "ZZ";

    private static final int SHORTEST_PHONE = 7;
    private static final long TRIES = 1_000;

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'\\-]{1,64}@[\\p{L}\\p{N}\\-]{1,63}(?:\\.[\\p{L}\\p{N}\\-]{1,63})+");

    /** In groups, as on a card; long ones are accounts where they are no card. */
    private static final Pattern CARD = Pattern.compile("(?<![\\p{L}\\p{N}])\\d(?:[ \\u00a0\\-]?\\d){12,29}(?!\\p{N})");

    private static final int LONGEST_CARD = 19;
    private static final int SHORTEST_ACCOUNT = 16;

    private static final Pattern IBAN =
            Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?:[ \\u00a0\\-]?[A-Za-z0-9]){11,30}");

    private static final int SHORTEST_IBAN = 15;

    /** As WhatsApp writes them: with the country's code and without a sign. */
    private static final Pattern BARE = Pattern.compile("(?<!\\d)[1-9]\\d{9,14}(?!\\d)");

    /** Digits that belong together, whatever signs stand between them; without any, no number is looked for. */
    private static final Pattern TOGETHER = Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,4}\\p{Nd}){6}");

    /** The least of a number without its country's code in any of the countries; dates and most keys have fewer. */
    private static final Pattern NINE_TOGETHER = Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,4}\\p{Nd}){8}");

    private static final Pattern PLUS = Pattern.compile("[+\\uFF0B]");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String text;
    private final List<Found> found = new ArrayList<>();

    private TextMask(String text) {
        this.text = text;
    }

    static String of(String text) {
        var digits = text.codePoints()
                .filter(Character::isDigit)
                .limit(SHORTEST_PHONE)
                .count();
        var mail = text.indexOf('@') >= 0;
        return digits < SHORTEST_PHONE && !mail ? text : new TextMask(text).masked(mail, digits == SHORTEST_PHONE);
    }

    private String masked(boolean mail, boolean numbers) {
        if (mail) {
            EMAIL.matcher(text).results().forEach(one -> add(one.start(), one.end(), email(one.group())));
        }
        if (numbers && TOGETHER.matcher(text).find()) {
            IBAN.matcher(text).results().forEach(one -> account(one.start(), one.group()));
            if (PLUS.matcher(text).find()) {
                phones(NO_COUNTRY, Leniency.POSSIBLE);
            }
            if (NINE_TOGETHER.matcher(text).find()) {
                CARD.matcher(text).results().forEach(one -> card(one.start(), one.end(), one.group()));
                BARE.matcher(text).results().forEach(one -> bare(one.start(), one.end(), one.group()));
                COUNTRIES.forEach(country -> phones(country, Leniency.VALID));
            }
        }
        return found.isEmpty() ? text : replaced();
    }

    private void phones(String country, Leniency leniency) {
        for (var match : NUMBERS.findNumbers(text, country, leniency, TRIES)) {
            add(match.start(), match.end(), phone(match, country));
        }
    }

    private static String phone(PhoneNumberMatch match, String country) {
        return country.equals(NO_COUNTRY)
                        || match.number().getCountryCodeSource() != CountryCodeSource.FROM_DEFAULT_COUNTRY
                                && match.rawString().startsWith("+")
                ? PhoneMask.of(match.number().getCountryCode(), match.rawString())
                : PhoneMask.national(match.rawString());
    }

    private void bare(int start, int end, String digits) {
        try {
            var number = NUMBERS.parse("+" + digits, null);
            if (NUMBERS.isValidNumber(number)) {
                add(start, end, PhoneMask.of(number.getCountryCode(), digits));
            }
        } catch (NumberParseException e) {
            // not one of any country
        }
    }

    private void card(int start, int end, String group) {
        var digits = group.replaceAll("\\D", "");
        if (digits.length() >= SHORTEST_ACCOUNT || digits.length() <= LONGEST_CARD && isCard(digits)) {
            add(start, end, PhoneMask.HIDDEN + " " + digits.substring(digits.length() - 4));
        }
    }

    /** Words may follow the number without a sign between, so that shorter ones are tried as well. */
    private void account(int start, String group) {
        for (var end = group.length(); end >= SHORTEST_IBAN; end--) {
            var number = group.substring(0, end).replaceAll("[^A-Za-z0-9]", "");
            if (number.length() >= SHORTEST_IBAN && isIban(number)) {
                add(
                        start,
                        start + end,
                        number.substring(0, 2) + PhoneMask.HIDDEN + " " + number.substring(number.length() - 4));
                return;
            }
        }
    }

    private static String email(String address) {
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "•••@•••"
                + address.substring(address.lastIndexOf('.'));
    }

    private static boolean isCard(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            sum += i % 2 == 0 ? digit : 2 * digit / 10 + 2 * digit % 10;
        }
        return sum % 10 == 0;
    }

    private static boolean isIban(String number) {
        var value = new StringBuilder();
        (number.substring(4) + number.substring(0, 4))
                .chars()
                .map(sign -> Character.digit(sign, 36))
                .forEach(value::append);
        return new BigInteger(value.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private void add(int start, int end, String instead) {
        found.add(new Found(start, end, instead));
    }

    /** Of those that overlap, the one that begins first, and of these the longest, speaks for all. */
    private String replaced() {
        found.sort(Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder()));
        var masked = new StringBuilder();
        var shown = 0;
        for (var one : found) {
            if (one.start() >= shown) {
                masked.append(text, shown, one.start()).append(one.instead());
            }
            shown = Math.max(shown, one.end());
        }
        return masked.append(text.substring(shown)).toString();
    }

    private record Found(int start, int end, String instead) {}
}
