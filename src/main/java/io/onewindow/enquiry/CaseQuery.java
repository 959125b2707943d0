package io.onewindow.enquiry;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseStatus;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Characters;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import io.onewindow.wire.StrictJson;
import io.onewindow.wire.Times;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A search over cases, as its parameters ask for it.
///
/// @param window      only this window's cases; empty for all
/// @param text        acceptance number or its beginning, handoff number, project code, applicant's identity number or
/// name
/// @param status      only cases in this status; empty for all
/// @param department  only cases with a handoff at this department; empty for all
/// @param matter      only cases with this matter; empty for all
/// @param region      only cases of this region; empty for all
/// @param projectCode only cases of this project; empty for all
/// @param from        accepted not before
/// @param to          accepted before
/// @param overdue     only cases with a handoff whose promised date passed
/// @param after       where the page begins
/// @param limit       how many cases at most
record CaseQuery(
        String window,
        String text,
        String status,
        String department,
        String matter,
        String region,
        String projectCode,
        Instant from,
        Instant to,
        boolean overdue,
        Cursor after,
        int limit) {

    private static final Set<String> PARAMETERS = Set.of(
            "q", "status", "department", "matter", "region", "projectCode", "from", "to", "overdue", "cursor", "limit");
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// The last case of the page before; what comes next is older.
    record Cursor(Instant acceptedAt, String number) {
        static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

        String written() {
            String plain = acceptedAt + " " + number;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor read(String written) {
            String plain = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 2);
            if (parts.length != 2 || !AcceptanceNumber.isNumber(parts[1])) {
                throw new IllegalArgumentException("not a cursor");
            }
            Cursor cursor = new Cursor(Instant.parse(parts[0]), parts[1]);
            if (cursor.acceptedAt().isBefore(Instant.EPOCH)
                    || cursor.acceptedAt().isAfter(START.acceptedAt())) {
                throw new IllegalArgumentException("not a cursor");
            }
            return cursor;
        }
    }

    /// Reads the parameters of a call.
    ///
    /// @param onlyOf the window whose cases alone may be found
    static CaseQuery of(Map<String, String> parameters, Optional<PartyId> onlyOf) {
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw fault(Fault.QUERY_VALUE, name, "");
                });
        Reader reader = new Reader(parameters);
        return new CaseQuery(
                onlyOf.map(PartyId::value).orElse(""),
                reader.text("q").strip(),
                reader.checked(
                        "status",
                        text -> Arrays.stream(CaseStatus.values())
                                .map(CaseStatus::name)
                                .filter(text::equals)
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(text))),
                reader.text("department"),
                reader.text("matter"),
                reader.text("region"),
                reader.text("projectCode"),
                reader.day("from", 0).orElse(Instant.EPOCH),
                reader.day("to", 1).orElse(Cursor.START.acceptedAt()),
                reader.checked("overdue", CaseQuery::truth).equals("true"),
                reader.parsed("cursor", Cursor::read).orElse(Cursor.START),
                reader.limit());
    }

    private static String truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text;
        }
        throw new IllegalArgumentException(text);
    }

    private static ProblemException fault(Fault fault, String name, String value) {
        return new ProblemException(Problem.of(fault, name, value.length() > 40 ? value.substring(0, 40) : value));
    }

    private record Reader(Map<String, String> parameters) {

        String text(String name) {
            String text = parameters.getOrDefault(name, "");
            if (!Characters.legal(text) || text.length() > StrictJson.TEXT) {
                throw fault(Fault.QUERY_VALUE, name, "");
            }
            return text;
        }

        String checked(String name, Function<String, String> check) {
            return parsed(name, check).orElse("");
        }

        <T> Optional<T> parsed(String name, Function<String, T> parse) {
            String text = text(name);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException | DateTimeException malformed) {
                throw fault(name.equals("cursor") ? Fault.PAGE_RANGE : Fault.QUERY_VALUE, name, text);
            }
        }

        Optional<Instant> day(String name, int later) {
            return parsed(
                    name,
                    text -> Times.date(text)
                            .plusDays(later)
                            .atStartOfDay(HolidayCalendar.ZONE)
                            .toInstant());
        }

        int limit() {
            String text = text("limit");
            if (text.isEmpty()) {
                return USUAL;
            }
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
                throw fault(Fault.PAGE_RANGE, "limit", text);
            }
            return Integer.parseInt(text);
        }
    }
}
