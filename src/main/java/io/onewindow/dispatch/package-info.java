/// Passing handoffs on: claimed, sent by the department's way, marked as dispatched; parked when nothing helps.
@NullMarked
package io.onewindow.dispatch;

import org.jspecify.annotations.NullMarked;
