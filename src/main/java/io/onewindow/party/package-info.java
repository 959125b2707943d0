/// Who can act and how they prove it: windows, departments, operators, auditors, social forces, and the persons they
/// name.
@NullMarked
package io.onewindow.party;

import org.jspecify.annotations.NullMarked;
