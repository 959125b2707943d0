package io.onewindow.answer;

import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;

/// What became of an answer.
public sealed interface Outcome {

    /// It was taken and stands in the ledger.
    ///
    /// @param seq the entry
    record Counted(int seq) implements Outcome {}

    /// The same message was taken before; nothing changed.
    record Duplicate() implements Outcome {}

    /// It came after the decision; it stands in the ledger and changed nothing else.
    ///
    /// @param seq the entry
    record Late(int seq) implements Outcome {}

    /// It could not be taken; it is kept.
    ///
    /// @param problem   why
    /// @param handoffNo the handoff it names; empty where it names none
    record Refused(Problem problem, String handoffNo) implements Outcome {

        /// The code under which the department is told over the broker: what is wrong with a
        /// message's form is `SCHEMA`, its errors say what; bytes that are no text are of a kind that
        /// is not taken.
        public String code() {
            Fault fault = problem.fault();
            return switch (fault) {
                case ENCODING, BODY_EMPTY -> Fault.TYPE_NOT_ALLOWED.name();
                case TYPE_NOT_ALLOWED,
                        BODY_TOO_LARGE,
                        HANDOFF_NO_REQUIRED,
                        HANDOFF_UNKNOWN,
                        HANDOFF_NOT_DISPATCHED,
                        NOT_SUSPENDED,
                        MESSAGE_ID_REUSED,
                        DEPARTMENT_UNKNOWN,
                        TRANSFER_TO_SELF,
                        OFFICER_REQUIRED -> fault.name();
                default -> Fault.SCHEMA.name();
            };
        }
    }
}
