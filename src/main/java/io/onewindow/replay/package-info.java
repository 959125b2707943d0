/// Replays a recorded log on a running hub, as the windows and the department that it is about.
@NullMarked
package io.onewindow.replay;

import org.jspecify.annotations.NullMarked;
