package dev.atalaya.conversations.work.ui;

import dev.atalaya.conversations.labels.LabelService;
import dev.atalaya.conversations.work.BulkWork;
import dev.atalaya.conversations.work.ConversationNotes;
import dev.atalaya.conversations.work.ConversationTimeline;
import dev.atalaya.conversations.work.ConversationWork;
import dev.atalaya.security.CurrentUser;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the parts of this package work with, as one thing to hand over. */
@Component
public record WorkTools(
        ConversationWork work,
        ConversationNotes notes,
        BulkWork bulk,
        LabelService labels,
        ConversationTimeline timeline,
        CurrentUser user,
        Clock clock) {}
