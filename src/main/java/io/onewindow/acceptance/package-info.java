/// One window for acceptance: an application comes in, an acceptance record goes out, its handoffs are opened.
@NullMarked
package io.onewindow.acceptance;

import org.jspecify.annotations.NullMarked;
