/// The Camel component `jms-batch`: what has gathered on a queue goes through a route and is acknowledged together;
/// what belongs together is sent together.
@NullMarked
package io.onewindow.flow.batch;

import org.jspecify.annotations.NullMarked;
