package io.onewindow.catalogue;

import io.onewindow.calendar.TimeLimits;
import io.onewindow.party.PartyId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A service matter: what one department decides on.
///
/// @param code          its code
/// @param nameZh        its name in Chinese
/// @param nameEn        its name in English; the Chinese one where its source gives no other
/// @param department    the department that is responsible for it
/// @param kind          what the decision is in law
/// @param caseKind      decided on the spot or within a promised time
/// @param limits        how long the department may take
/// @param certificate   the type of the certificate that an approval ends in; empty when it ends in none
/// @param requirements  what an application has to bring
/// @param yearlyQuotaFen the money that approvals of one year may hand out together, in fen; 0 when it hands out none
public record Matter(
        MatterCode code,
        String nameZh,
        String nameEn,
        PartyId department,
        Kind kind,
        CaseKind caseKind,
        TimeLimits limits,
        String certificate,
        Requirements requirements,
        long yearlyQuotaFen) {

    /// The type of the certificate that an approval ends in.
    public Optional<String> certificateType() {
        return certificate.isEmpty() ? Optional.empty() : Optional.of(certificate);
    }

    /// What an application for a matter has to bring; what is missing is told at once (Licensing Law, article
    /// 32).
    ///
    /// @param form      the members that the matter's form must have
    /// @param materials the documents that must be handed in
    public record Requirements(List<String> form, List<Material> materials) {

        /// An application needs to bring nothing.
        public static final Requirements NONE = new Requirements(List.of(), List.of());

        public Requirements {
            form = List.copyOf(form);
            materials = List.copyOf(materials);
        }
    }

    /// A document to be handed in.
    ///
    /// @param code   its code in an application's materials
    /// @param nameZh its name in Chinese
    /// @param nameEn its name in English
    public record Material(String code, String nameZh, String nameEn) {}

    /// How a case of a matter is decided (GB/T 39046 A.6).
    public enum CaseKind {
        /// 即办件: on the spot.
        INSTANT,
        /// 承诺件: within the promised limit.
        PROMISED,
        /// Neither.
        OTHER
    }

    /// What a matter is in law (GB/T 39046 annex A, item kinds 01 to 10 and 20).
    public enum Kind {
        LICENCE(1),
        PENALTY(2),
        COERCION(3),
        COLLECTION(4),
        PAYMENT(5),
        INSPECTION(6),
        CONFIRMATION(7),
        REWARD(8),
        RULING(9),
        OTHER(10),
        PUBLIC_SERVICE(20);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /// The kind of a code, with or without its leading zero.
        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind ->
                            code.equals(Integer.toString(kind.code)) || code.equals("%02d".formatted(kind.code)))
                    .findFirst();
        }
    }
}
