/// Where a command speaks: its streams, its language, what its exit code says.
@NullMarked
package io.onewindow.terminal;

import org.jspecify.annotations.NullMarked;
