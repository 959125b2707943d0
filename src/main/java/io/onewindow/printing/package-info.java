/// Results on paper: a page with Chinese text, the certificates, and a code to find the case again.
@NullMarked
package io.onewindow.printing;

import org.jspecify.annotations.NullMarked;
