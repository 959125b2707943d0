/// What crosses the hub's edge: strict JSON in, faults named one by one, problems in two languages out.
@NullMarked
package io.onewindow.wire;

import org.jspecify.annotations.NullMarked;
