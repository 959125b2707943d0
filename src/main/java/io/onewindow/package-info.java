/// The hub behind a city's one window: the main class, and one package for each step of a record's life.
@NullMarked
package io.onewindow;

import org.jspecify.annotations.NullMarked;
