/// What the hub is told before it starts: settings, configuration files, and the one line that says why it did not.
@NullMarked
package io.onewindow.settings;

import org.jspecify.annotations.NullMarked;
