package dev.atalaya.aisessions;

/** How many sessions there are, counted no further than a limit. */
public record SessionCount(int number, boolean more) {

    static SessionCount upTo(int most, int counted) {
        return new SessionCount(Math.min(most, counted), counted > most);
    }
}
