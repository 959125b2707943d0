/// The message broker between the hub and the parties: the embedded one, the connections to it, and every queue's name.
@NullMarked
package io.onewindow.broker;

import org.jspecify.annotations.NullMarked;
