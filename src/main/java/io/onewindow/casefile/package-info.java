/// The case itself: its number, the immutable record, its status, and the lock under which everything about it happens.
@NullMarked
package io.onewindow.casefile;

import org.jspecify.annotations.NullMarked;
