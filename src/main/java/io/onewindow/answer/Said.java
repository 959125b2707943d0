package io.onewindow.answer;

import io.onewindow.party.PartyId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an answer says, by kind.
public sealed interface Said {

    /// The kinds on the wire.
    enum Kind {
        RECEIVED,
        PROGRESS,
        CORRECTION,
        SUSPENDED,
        RESUMED,
        EXTENDED,
        TRANSFER,
        DECISION
    }

    /// The kind on the wire.
    Kind kind();

    /// The department signs for the handoff.
    record Received() implements Said {
        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }
    }

    /// A step of its work.
    record Progress() implements Said {
        @Override
        public Kind kind() {
            return Kind.PROGRESS;
        }
    }

    /// The applicant has to hand something in.
    ///
    /// @param materials what: a list of objects with code, name and why
    /// @param dueDays   in how many working days; 0 where no limit is set
    record Correction(JsonNode materials, int dueDays) implements Said {
        @Override
        public Kind kind() {
            return Kind.CORRECTION;
        }
    }

    /// A special procedure begins (Administrative Licensing Law, article 45).
    ///
    /// @param procedure  which
    /// @param legalBasis the provision that allows it
    /// @param approver   who approved it
    /// @param days       how many days it is expected to take; 0 where that is open
    record Suspended(String procedure, String legalBasis, String approver, int days) implements Said {
        @Override
        public Kind kind() {
            return Kind.SUSPENDED;
        }
    }

    /// The special procedure ended.
    record Resumed() implements Said {
        @Override
        public Kind kind() {
            return Kind.RESUMED;
        }
    }

    /// The limit is extended (Administrative Licensing Law, article 42).
    ///
    /// @param days     by how many working days
    /// @param approver who approved it
    /// @param reason   why
    record Extended(int days, String approver, String reason) implements Said {
        @Override
        public Kind kind() {
            return Kind.EXTENDED;
        }
    }

    /// Another department is responsible.
    ///
    /// @param toDepartment which
    /// @param reason       why
    record Transfer(PartyId toDepartment, String reason) implements Said {
        @Override
        public Kind kind() {
            return Kind.TRANSFER;
        }
    }

    /// The department decides.
    ///
    /// @param approved    whether it approves
    /// @param reason      why; never empty where it refuses
    /// @param certificate what it issues; an empty object where it issues nothing
    record Decided(boolean approved, String reason, ObjectNode certificate) implements Said {
        @Override
        public Kind kind() {
            return Kind.DECISION;
        }
    }
}
