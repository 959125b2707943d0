package io.onewindow.amendment;

import io.onewindow.wire.Problem;

/// What became of an amendment.
sealed interface Amending {

    /// It was taken; the departments are being told.
    record Taken() implements Amending {}

    /// The same one was taken before; nothing changed.
    record Repeated() implements Amending {}

    /// It was not taken.
    record Refused(Problem problem) implements Amending {}
}
