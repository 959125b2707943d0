package io.onewindow.acceptance;

import io.onewindow.canonical.Digest;
import io.onewindow.material.MaterialBook;
import io.onewindow.party.Person;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A combined application (申请) as a window submits it.
///
/// @param desk        where it was taken
/// @param clerk       who took it
/// @param applicant   who applies
/// @param agency      who acts for the applicant
/// @param projectCode the investment project's code; empty where there is none
/// @param region      GB/T 2260, 6 digits
/// @param serviceMode how the applicant came
/// @param theme       the theme applied for; empty where single matters are
/// @param matters     the matters applied for; empty where the theme names them
/// @param materials   the documents that come with it
/// @param claimedAt   when it was taken, as the window claims
/// @param bytes       the bytes as they came
/// @param content     the digest of its canonical form, which tells the same application from another one
record Application(
        Desk desk,
        Person clerk,
        Applicant applicant,
        Agency agency,
        String projectCode,
        String region,
        ServiceMode serviceMode,
        String theme,
        List<AppliedMatter> matters,
        List<MaterialBook.Claimed> materials,
        Claim claimedAt,
        byte[] bytes,
        Digest content) {

    Application {
        matters = List.copyOf(matters);
        materials = List.copyOf(materials);
    }

    /// The window's hall and counter.
    record Desk(String hall, String counter) {}

    /// Who applies.
    record Applicant(Kind kind, String name, IdType idType, String idNumber, List<String> needs) {
        enum Kind {
            PERSON,
            ENTERPRISE,
            ORGANIZATION
        }
    }

    /// Whether somebody acts for the applicant, and who.
    record Agency(Authority authority, IdType idType, String idNumber) {

        /// The applicant acts alone.
        static final Agency NONE = new Agency(Authority.NONE, IdType.OTHER, "");
    }

    /// Whether there is an agent, and an authorisation.
    enum Authority {
        NONE,
        AUTHORISED,
        UNAUTHORISED
    }

    /// What proves an identity.
    enum IdType {
        RESIDENT_ID,
        USCC,
        PASSPORT,
        OTHER
    }

    /// What an applicant may need.
    enum Need {
        ELDERLY,
        DISABLED,
        PREGNANT,
        OTHER
    }

    /// How the applicant came.
    enum ServiceMode {
        COUNTER,
        ONLINE,
        AGENCY,
        BOOKED,
        HOME
    }

    /// A matter with its form.
    record AppliedMatter(String code, ObjectNode form) {}

    /// An instant that the window claims, as it wrote it; empty where it claims none.
    record Claim(String written) {
        Optional<OffsetDateTime> instant() {
            return written.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(written));
        }
    }
}
