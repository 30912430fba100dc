/** Personal data of contacts: shown unmasked for a reason, and erased on request. */
@NullMarked
package dev.atalaya.conversations.contacts;

import org.jspecify.annotations.NullMarked;
