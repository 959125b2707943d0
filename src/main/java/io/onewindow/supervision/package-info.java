/// Limits near or past: whom to remind, and when.
@NullMarked
package io.onewindow.supervision;

import org.jspecify.annotations.NullMarked;
