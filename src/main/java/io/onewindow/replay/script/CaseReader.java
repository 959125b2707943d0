package io.onewindow.replay.script;

import io.onewindow.party.Person;
import io.onewindow.replay.script.RecordedCase.Step;
import io.onewindow.wire.Characters;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Fields;
import io.onewindow.wire.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads one line of a log; everything that the hub would refuse about it goes to the faults.
final class CaseReader {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int CASE_ID = 64;
    private static final int PERSON = 128;
    private static final int MOST_STEPS = 10_000;

    private final Faults faults;
    private final Instant latest;

    /// @param latest no case was handed in after it
    CaseReader(Faults faults, Instant latest) {
        this.faults = faults;
        this.latest = latest;
    }

    Optional<RecordedCase> read(int line, byte[] bytes) {
        Optional<JsonNode> document = StrictJson.read(bytes, faults);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = Fields.of(document.get(), faults);
        String caseId = legible(fields, "caseId", CASE_ID);
        boolean atDesk = fields.optionalText("channel", StrictJson.TEXT)
                .filter("Desk"::equals)
                .isPresent();
        String submittedAt = submittedAt(fields);
        List<Step> steps = fields.objects("steps", MOST_STEPS).stream()
                .map(CaseReader::step)
                .toList();
        if (steps.isEmpty() && faults.none()) {
            fields.fault("steps", Fault.REQUIRED, "steps");
        }
        return faults.none()
                ? Optional.of(new RecordedCase(line, caseId, atDesk, submittedAt, steps))
                : Optional.empty();
    }

    private String submittedAt(Fields fields) {
        String written = instant(fields, "submittedAt");
        boolean outside = fields.optionalInstant("submittedAt")
                .map(at -> at.toInstant())
                .filter(at -> at.isBefore(EARLIEST) || at.isAfter(latest))
                .isPresent();
        if (outside) {
            fields.fault("submittedAt", Fault.TIME_RANGE);
        }
        return written;
    }

    private static Step step(Fields fields) {
        String activity = fields.text("activity", StrictJson.TEXT);
        String resource = legible(fields, "resource", PERSON);
        String group = fields.optionalText("group", PERSON).orElse("");
        boolean unknown = group.isBlank() || group.equals("EMPTY");
        return new Step(activity, new Person(resource, resource, unknown ? "" : group), instant(fields, "at"));
    }

    private static String legible(Fields fields, String name, int most) {
        String text = fields.text(name, most);
        if (!Characters.legibleName(text)) {
            fields.fault(name, Fault.NAME_ILLEGIBLE);
        }
        return text;
    }

    private static String instant(Fields fields, String name) {
        if (!fields.has(name)) {
            fields.fault(name, Fault.REQUIRED, name);
        }
        return fields.optionalInstant(name).isPresent()
                ? fields.optionalText(name, StrictJson.NAME).orElse("")
                : "";
    }
}
