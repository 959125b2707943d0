/// What the window changes in a case under way: it hands in corrections, or takes the application back.
@NullMarked
package io.onewindow.amendment;

import org.jspecify.annotations.NullMarked;
