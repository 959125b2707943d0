/// The only place that knows Camel and the broker's messages: what routes call, how messages become answers and
/// applications, and the component that moves many messages in one transaction.
@NullMarked
package io.onewindow.flow;

import org.jspecify.annotations.NullMarked;
