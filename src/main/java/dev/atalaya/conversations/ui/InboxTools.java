package dev.atalaya.conversations.ui;

import dev.atalaya.components.ListSettings;
import dev.atalaya.conversations.ChangeHints;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.FilterChoices;
import dev.atalaya.conversations.saved.SavedViewService;
import dev.atalaya.conversations.work.ui.WorkTools;
import org.springframework.stereotype.Component;

/** What the list and the thread work with, as one thing to hand over. */
@Component
record InboxTools(
        ConversationService conversations,
        FilterChoices choices,
        SavedViewService views,
        ListSettings settings,
        WorkTools work,
        ChangeHints hints,
        ExportTools exports) {}
