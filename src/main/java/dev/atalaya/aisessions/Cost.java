package dev.atalaya.aisessions;

import java.io.Serializable;

/**
 * What a session cost, in micro-units of a currency.
 *
 * @param computed from a price and the tokens, since the platform did not say
 */
public record Cost(long micros, String currency, boolean computed) implements Serializable {}
