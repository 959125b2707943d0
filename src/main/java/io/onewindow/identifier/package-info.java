/// The identifiers that applications carry, with the checks of their standards; a value that exists is well-formed.
@NullMarked
package io.onewindow.identifier;

import org.jspecify.annotations.NullMarked;
