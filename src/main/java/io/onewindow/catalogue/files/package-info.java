/// Reads the catalogue's files, and stops the start with file and line at what no catalogue can be made of.
@NullMarked
package io.onewindow.catalogue.files;

import org.jspecify.annotations.NullMarked;
