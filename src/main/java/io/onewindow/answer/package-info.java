/// Every answer of a department: read strictly, judged under its case's lock, counted once, kept either way.
@NullMarked
package io.onewindow.answer;

import org.jspecify.annotations.NullMarked;
