/// What the hub keeps on its own disk: the data folder and, where no other is named, the PostgreSQL server in it.
@NullMarked
package io.onewindow.server;

import org.jspecify.annotations.NullMarked;
