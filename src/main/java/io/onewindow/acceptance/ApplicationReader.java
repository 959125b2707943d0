package io.onewindow.acceptance;

import io.onewindow.acceptance.Application.Agency;
import io.onewindow.acceptance.Application.Applicant;
import io.onewindow.acceptance.Application.AppliedMatter;
import io.onewindow.acceptance.Application.Authority;
import io.onewindow.acceptance.Application.Claim;
import io.onewindow.acceptance.Application.Desk;
import io.onewindow.acceptance.Application.IdType;
import io.onewindow.acceptance.Application.Need;
import io.onewindow.acceptance.Application.ServiceMode;
import io.onewindow.canonical.CanonicalJson;
import io.onewindow.canonical.Digest;
import io.onewindow.material.ClaimReader;
import io.onewindow.party.Person;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Fields;
import io.onewindow.wire.StrictJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the body of an application; what is wrong with its form goes to the faults, every fault of it.
final class ApplicationReader {

    static final int MOST_MATTERS = 50;
    private static final int CODE = 64;

    private ApplicationReader() {}

    static Optional<Application> read(byte[] body, Faults faults) {
        return StrictJson.read(body, faults).flatMap(document -> read(body, document, faults));
    }

    private static Optional<Application> read(byte[] body, JsonNode document, Faults faults) {
        Fields fields = Fields.of(document, faults);
        if (!document.isObject()) {
            return Optional.empty();
        }
        Application application = new Application(
                desk(fields.object("window")),
                Person.clerk(fields),
                applicant(fields.object("applicant")),
                agency(fields),
                fields.optionalText("projectCode", CODE).orElse(""),
                fields.text("region", CODE),
                fields.oneOf("serviceMode", ServiceMode.class),
                fields.optionalText("theme", CODE).orElse(""),
                matters(fields),
                ClaimReader.claims(fields),
                claim(fields),
                body,
                Digest.of(CanonicalJson.bytes(document)));
        fields.optionalText("consultationNo", CODE);
        fields.free("extensions");
        fields.refuseUnknown();
        return Optional.of(application);
    }

    private static Desk desk(Fields window) {
        Desk desk = new Desk(window.text("hall", CODE), window.text("counter", CODE));
        window.refuseUnknown();
        return desk;
    }

    private static Applicant applicant(Fields fields) {
        Applicant applicant = new Applicant(
                fields.oneOf("kind", Applicant.Kind.class),
                fields.name("name"),
                fields.oneOf("idType", IdType.class),
                fields.text("idNumber", CODE),
                needs(fields));
        fields.optionalText("phone", CODE);
        fields.refuseUnknown();
        return applicant;
    }

    private static List<String> needs(Fields fields) {
        List<String> needs = fields.texts("needs", Need.values().length, CODE);
        List<String> known = List.of(Need.values()).stream().map(Need::name).toList();
        if (!known.containsAll(needs)) {
            fields.fault("needs", Fault.NOT_ONE_OF, String.join(", ", known));
        }
        return needs;
    }

    private static Agency agency(Fields fields) {
        Optional<Fields> agent = fields.optionalObject("agent");
        if (agent.isEmpty()) {
            return Agency.NONE;
        }
        agent.get().name("name");
        IdType idType = agent.get().oneOf("idType", IdType.class);
        String idNumber = agent.get().text("idNumber", CODE);
        Optional<String> authorization = agent.get().optionalText("authorization", StrictJson.TEXT);
        agent.get().refuseUnknown();
        boolean authorised = authorization.filter(text -> !text.isBlank()).isPresent();
        return new Agency(authorised ? Authority.AUTHORISED : Authority.UNAUTHORISED, idType, idNumber);
    }

    private static List<AppliedMatter> matters(Fields fields) {
        if (fields.raw("matters").size() > MOST_MATTERS) {
            fields.fault("matters", Fault.TOO_MANY_MATTERS, String.valueOf(MOST_MATTERS));
            return List.of();
        }
        return fields.objects("matters", MOST_MATTERS).stream()
                .map(ApplicationReader::matter)
                .toList();
    }

    private static AppliedMatter matter(Fields fields) {
        AppliedMatter matter = new AppliedMatter(fields.text("code", CODE), fields.free("form"));
        fields.refuseUnknown();
        return matter;
    }

    private static Claim claim(Fields fields) {
        return new Claim(
                fields.optionalInstant("occurredAt").isPresent()
                        ? fields.optionalText("occurredAt", CODE).orElse("")
                        : "");
    }
}
