/// The commands of the jar, which run without a hub in this process.
@NullMarked
package io.onewindow.command;

import org.jspecify.annotations.NullMarked;
