/// What operators do and see: parked handoffs, dead messages, the health and figures of routes and queues.
@NullMarked
package io.onewindow.operations;

import org.jspecify.annotations.NullMarked;
