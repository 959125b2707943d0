/// Working days of the city, and the clock of each handoff as a fold over append-only segments.
@NullMarked
package io.onewindow.calendar;

import org.jspecify.annotations.NullMarked;
