/// Messages that leave because of something that was committed: notices to windows, and what a department has to know
/// of a handoff after its request. A row in the same transaction as its cause, sent afterwards at least once.
@NullMarked
package io.onewindow.outbox;

import org.jspecify.annotations.NullMarked;
