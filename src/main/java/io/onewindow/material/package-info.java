/// Scanned documents: streamed in and out, stored by the digest of their bytes, opened only by whom they were handed
/// to.
@NullMarked
package io.onewindow.material;

import org.jspecify.annotations.NullMarked;
