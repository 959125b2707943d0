/// The interfaces that other systems rely on, written down and served: OpenAPI for HTTP, AsyncAPI for messaging.
@NullMarked
package io.onewindow.contracts;

import org.jspecify.annotations.NullMarked;
