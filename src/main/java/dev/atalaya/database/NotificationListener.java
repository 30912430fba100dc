package dev.atalaya.database;

/** Hears what the database tells on a channel by NOTIFY. It is a hint and never the truth: what is told while nobody listens is lost. */
public interface NotificationListener {

    String channel();

    /** Called in the one thread that listens, so that it may not wait for anything. */
    void heard(String payload);

    /** Something may have been told since the last word that was not heard. */
    void missed();
}
