package dev.atalaya.components;

/** What whoever is signed in wants of each list, kept for the next time, in whichever browser. */
public interface ListSettings {

    /** The usual look where nothing was chosen. */
    ListLook of(String list);

    void keep(String list, ListLook look);
}
