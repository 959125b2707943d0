/// How the database works each statement of the hub out, once there is much in it.
@NullMarked
package io.onewindow.plans;

import org.jspecify.annotations.NullMarked;
