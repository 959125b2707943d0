/// One window for issuing: the consolidated result, certificates released once, the case closed.
@NullMarked
package io.onewindow.issuance;

import org.jspecify.annotations.NullMarked;
