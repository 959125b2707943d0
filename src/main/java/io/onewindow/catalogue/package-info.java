/// What can be applied for, and who decides on it: matters, themes, departments and regions, read and checked at start.
@NullMarked
package io.onewindow.catalogue;

import org.jspecify.annotations.NullMarked;
