package io.onewindow.answer;

import io.onewindow.canonical.CanonicalJson;
import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.wire.Characters;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Fields;
import io.onewindow.wire.Problem;
import io.onewindow.wire.StrictJson;
import io.onewindow.wire.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a department sent as an answer, or says everything that is wrong with it.
final class AnswerReader {

    private static final int ID = 128;
    private static final int MATERIALS = 100;
    private static final int LONGEST_EXTENSION_DAYS = 365;

    /// What reading came to.
    sealed interface Read {
        /// A well-formed answer.
        record Understood(Answer answer) implements Read {}

        /// What cannot be taken.
        ///
        /// @param handoffNo the handoff it names, or claims to be about; empty where none is to be seen
        /// @param officer   the officer, as far as one is named
        record Malformed(Problem problem, String handoffNo, Person officer) implements Read {}
    }

    private final Faults faults = new Faults();
    private final ArrivedAnswer arrived;

    private final Instant now;

    private AnswerReader(ArrivedAnswer arrived, Instant now) {
        this.arrived = arrived;
        this.now = now;
    }

    static Read read(ArrivedAnswer arrived, Instant now) {
        return new AnswerReader(arrived, now).read();
    }

    private Read read() {
        Optional<Problem> unread = arrived.content().unread();
        if (unread.isPresent()) {
            return new Read.Malformed(unread.get(), arrived.correlation(), Person.NOBODY);
        }
        Optional<JsonNode> document = StrictJson.read(arrived.content().bytes(), faults);
        return document.isPresent() ? read(document.get()) : malformed(arrived.correlation(), Person.NOBODY);
    }

    private Read read(JsonNode document) {
        Fields fields = Fields.of(document, faults);
        String handoffNo = fields.optionalText("handoffNo", ID).orElse(arrived.correlation());
        String messageId = fields.optionalText("messageId", ID)
                .filter(id -> !id.isBlank())
                .orElse(arrived.content().digest().text());
        Person officer = officer(fields);
        String occurredAt = occurredAt(fields);
        Said said = said(fields);
        fields.optionalText("type", ID);
        fields.optionalText("acceptanceNo", ID);
        Optional<HandoffNumber> handoff = HandoffNumber.in(handoffNo);
        if (handoffNo.isEmpty()) {
            fields.fault("handoffNo", Fault.HANDOFF_NO_REQUIRED);
        }
        if (!faults.none()) {
            return malformed(handoffNo, officer);
        }
        if (handoff.isEmpty()) {
            return new Read.Malformed(Problem.at("/handoffNo", Fault.HANDOFF_UNKNOWN, handoffNo), handoffNo, officer);
        }
        Actor actor = new Actor(arrived.department(), officer);
        return new Read.Understood(new Answer(
                handoff.get(),
                messageId,
                actor,
                occurredAt,
                said,
                arrived.content().bytes(),
                arrived.content().digest(),
                Digest.of(CanonicalJson.bytes(document)),
                fields.unknown()));
    }

    private String occurredAt(Fields fields) {
        Optional<OffsetDateTime> claimed = fields.optionalInstant("occurredAt");
        if (claimed.filter(at -> !Times.canHaveBeen(at, now)).isPresent()) {
            fields.fault("occurredAt", Fault.TIME_RANGE);
        }
        return claimed.isPresent() ? fields.optionalText("occurredAt", ID).orElse("") : "";
    }

    private Read malformed(String handoffNo, Person officer) {
        String named = fits(handoffNo, ID) ? handoffNo : "";
        return new Read.Malformed(faults.problem().orElseThrow(), named, sound(officer));
    }

    // The ledger keeps for ever who sent a refused answer: only a name that it could have taken may stand there.
    private static Person sound(Person officer) {
        boolean sound = fits(officer.id(), ID)
                && fits(officer.name(), StrictJson.NAME)
                && Characters.legibleName(officer.name())
                && (officer.unit().isEmpty() || fits(officer.unit(), ID));
        return sound ? officer : Person.NOBODY;
    }

    private static boolean fits(String text, int most) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= most && Characters.legal(text);
    }

    private Person officer(Fields fields) {
        if (!fields.has("officer")) {
            fields.fault("officer", Fault.OFFICER_REQUIRED);
            return Person.NOBODY;
        }
        return person(fields.object("officer"));
    }

    private static Person person(Fields fields) {
        return new Person(
                fields.text("id", ID),
                fields.name("name"),
                fields.optionalText("unit", ID).orElse(""));
    }

    private Said said(Fields fields) {
        Optional<Said.Kind> kind =
                fields.has("kind") ? fields.optionalOneOf("kind", Said.Kind.class) : Optional.empty();
        if (kind.isEmpty()) {
            if (!fields.has("kind")) {
                fields.fault("kind", Fault.REQUIRED, "kind");
            }
            return new Said.Received();
        }
        return switch (kind.get()) {
            case RECEIVED -> new Said.Received();
            case PROGRESS -> progress(fields);
            case CORRECTION -> correction(fields);
            case SUSPENDED -> suspended(fields);
            case RESUMED -> new Said.Resumed();
            case EXTENDED -> extended(fields);
            case TRANSFER -> transfer(fields);
            case DECISION -> decision(fields);
        };
    }

    private static Said progress(Fields fields) {
        fields.text("step", StrictJson.TEXT);
        fields.optionalObject("nextOfficer").ifPresent(AnswerReader::person);
        return new Said.Progress();
    }

    private Said correction(Fields fields) {
        List<Fields> materials = fields.objects("materials", MATERIALS);
        if (materials.isEmpty()) {
            fields.fault("materials", Fault.REQUIRED, "materials");
        }
        for (Fields material : materials) {
            material.text("code", ID);
            material.name("name");
            material.text("why", StrictJson.TEXT);
        }
        int dueDays =
                fields.optionalNumber("dueDays", 1, LONGEST_EXTENSION_DAYS).orElse(0);
        return new Said.Correction(asked(fields.raw("materials")), dueDays);
    }

    private static ArrayNode asked(JsonNode materials) {
        ArrayNode asked = Json.array();
        materials.forEach(one -> asked.add(one instanceof ObjectNode material ? Json.withoutNulls(material) : one));
        return asked;
    }

    private static Said suspended(Fields fields) {
        return new Said.Suspended(
                fields.text("procedure", StrictJson.TEXT),
                fields.text("legalBasis", StrictJson.TEXT),
                fields.text("approver", StrictJson.NAME),
                fields.optionalNumber("days", 1, LONGEST_EXTENSION_DAYS).orElse(0));
    }

    private static Said extended(Fields fields) {
        int days = fields.number("days", 1, LONGEST_EXTENSION_DAYS);
        return new Said.Extended(
                days, fields.text("approver", StrictJson.NAME), fields.text("reason", StrictJson.TEXT));
    }

    private Said transfer(Fields fields) {
        String department = fields.text("toDepartment", ID);
        String reason = fields.text("reason", StrictJson.TEXT);
        if (!PartyId.isPartyId(department)) {
            fields.fault("toDepartment", Fault.DEPARTMENT_UNKNOWN, department);
            return new Said.Received();
        }
        return new Said.Transfer(new PartyId(department), reason);
    }

    private static Said decision(Fields fields) {
        boolean approved = fields.oneOf("decision", Verdict.class) == Verdict.APPROVED;
        String reason = fields.optionalText("reason", StrictJson.TEXT).orElse("");
        if (!approved && reason.isBlank()) {
            fields.fault("reason", Fault.REASON_REQUIRED);
        }
        Optional<Fields> certificate = fields.optionalObject("certificate");
        certificate.ifPresent(AnswerReader::checkCertificate);
        fields.raw("documents");
        return new Said.Decided(approved, reason, Json.withoutNulls(fields.free("certificate")));
    }

    private static void checkCertificate(Fields certificate) {
        certificate.text("type", StrictJson.NAME);
        certificate.text("number", ID);
        Optional<LocalDate> from = certificate.optionalDate("validFrom");
        Optional<LocalDate> to = certificate.optionalDate("validTo");
        if (from.isPresent() && to.filter(end -> end.isBefore(from.get())).isPresent()) {
            certificate.fault("validTo", Fault.DATE_ORDER, "validFrom");
        }
        certificate.free("data");
    }

    private enum Verdict {
        APPROVED,
        REJECTED
    }
}
