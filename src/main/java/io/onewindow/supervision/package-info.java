/// Limits near or past: whom to remind, and when; the leases that a killed hub left; the tables' parts for the months
/// ahead.
@NullMarked
package io.onewindow.supervision;

import org.jspecify.annotations.NullMarked;
