/// Limits near or past: whom to remind, and when; and the leases that a killed hub left.
@NullMarked
package io.onewindow.supervision;

import org.jspecify.annotations.NullMarked;
