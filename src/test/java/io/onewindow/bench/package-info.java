/// What is measured: the hub with a database as full as years of work leave it.
@NullMarked
package io.onewindow.bench;

import org.jspecify.annotations.NullMarked;
