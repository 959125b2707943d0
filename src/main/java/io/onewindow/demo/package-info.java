/// A first run without any other system: departments that answer by themselves, and one page to watch a case on.
@NullMarked
package io.onewindow.demo;

import org.jspecify.annotations.NullMarked;
