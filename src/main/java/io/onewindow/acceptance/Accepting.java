package io.onewindow.acceptance;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.wire.Problem;
import tools.jackson.databind.node.ObjectNode;

/// What became of an application.
public sealed interface Accepting {

    /// It was accepted, and is durable.
    ///
    /// @param acceptance the acceptance, as the window receives it
    record Accepted(AcceptanceNumber number, ObjectNode acceptance) implements Accepting {}

    /// The same application was accepted before; the acceptance is the first one's.
    ///
    /// @param acceptance the acceptance, as the window received it then
    record Repeated(AcceptanceNumber number, ObjectNode acceptance) implements Accepting {}

    /// It was refused, and nothing of it is kept.
    record Refused(Problem problem) implements Accepting {}
}
