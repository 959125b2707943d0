/// One handoff is one matter of a case at one department: its states, its clock, and the work of one transaction on the
/// handoffs of its case.
@NullMarked
package io.onewindow.handoff;

import org.jspecify.annotations.NullMarked;
