/// A recorded log, and the exact bytes that replaying it sends.
@NullMarked
package io.onewindow.replay.script;

import org.jspecify.annotations.NullMarked;
