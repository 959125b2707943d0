/// What can be asked about cases: how one stands, which there are, its ledger, its events as they happen, its clocks.
@NullMarked
package io.onewindow.enquiry;

import org.jspecify.annotations.NullMarked;
