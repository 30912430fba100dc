package dev.atalaya.conversations.contacts;

/**
 * What an erasure takes, in numbers.
 *
 * @param contact what has to be typed to confirm it: the contact's number in the console
 */
public record ErasureImpact(String contact, long conversations, long messages, long entries, long notes) {}
