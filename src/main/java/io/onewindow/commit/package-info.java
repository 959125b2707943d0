/// Group commit: work that arrives together is committed together.
@NullMarked
package io.onewindow.commit;

import org.jspecify.annotations.NullMarked;
