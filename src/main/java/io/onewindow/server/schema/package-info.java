/// Brings the database's tables up to this version of the hub, and knows which newer ones it can live with.
@NullMarked
package io.onewindow.server.schema;

import org.jspecify.annotations.NullMarked;
