/// What the hub's ledger says of a case, against what was sent.
@NullMarked
package io.onewindow.replay.check;

import org.jspecify.annotations.NullMarked;
