package dev.atalaya.aisessions;

import java.util.List;

/** A session that somebody opened, with a page of its entries. */
public record OpenedSession(SessionDetails details, List<SessionEntry> entries) {}
