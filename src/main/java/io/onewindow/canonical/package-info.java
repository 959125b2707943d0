/// Bytes that can be compared and hashed: digests, JSON in its one canonical form, JSON that the hub itself wrote.
@NullMarked
package io.onewindow.canonical;

import org.jspecify.annotations.NullMarked;
