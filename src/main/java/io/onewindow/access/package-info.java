/// What every HTTP call passes before it reaches a desk: proof of the party, the kinds that may call, bounds on the
/// body, and the problem that goes back where one of them fails.
@NullMarked
package io.onewindow.access;

import org.jspecify.annotations.NullMarked;
