/// The append-only record of every handoff: one hash chain for each case, and one for the administration of the hub.
@NullMarked
package io.onewindow.ledger;

import org.jspecify.annotations.NullMarked;
