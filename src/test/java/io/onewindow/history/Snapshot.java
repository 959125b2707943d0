package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.ledger.Ledger;
import io.onewindow.ledger.WrittenEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Everything that the database has of a case at one moment, and what the contract says of it, written independently of
/// the code that brought it there.
///
/// @param status   of the case
/// @param handoffs its handoffs' rows
/// @param clocks   what stopped and resumed their clocks, as `no kind`, in order
/// @param entries  its ledger
/// @param result   the consolidated result; empty where there is none
record Snapshot(String status, List<Row> handoffs, List<String> clocks, List<WrittenEntry> entries, String result) {

    private static final Set<String> ENDS = Set.of("APPROVED", "REJECTED", "CANCELLED", "TRANSFERRED");
    private static final Set<String> HAD_BY_DEPARTMENT =
            Set.of("DISPATCHED", "RECEIVED", "AWAITING_CORRECTION", "SUSPENDED", "APPROVED", "REJECTED", "TRANSFERRED");
    private static final Set<String> AFTER_THE_END = Set.of("DECIDED", "ISSUED", "CLOSED", "WITHDRAWN");
    // Beside the dispatch what a department says of a handoff: a send that seemed to fail may have reached it.
    private static final Set<String> BEGINNINGS = Set.of(
            "DISPATCHED",
            "RECEIVED",
            "PROGRESS",
            "CORRECTION_ASKED",
            "SUSPENDED",
            "EXTENDED",
            "TRANSFERRED",
            "DECIDED");
    // Where a handoff never goes back to, by where it was.
    private static final Set<String> AT_DEPARTMENT = Set.of("HELD", "QUEUED", "DISPATCHED", "PARKED");
    private static final Map<String, Set<String>> NEVER_AFTER = Map.of(
            "QUEUED",
            Set.of("HELD"),
            "DISPATCHED",
            Set.of("HELD", "QUEUED"),
            // An answer shows that its department has it, although sending seemed to fail.
            "PARKED",
            Set.of("HELD"),
            "RECEIVED",
            AT_DEPARTMENT,
            "AWAITING_CORRECTION",
            AT_DEPARTMENT,
            "SUSPENDED",
            AT_DEPARTMENT);
    private static final int MOST = 10_000;

    /// A handoff's row.
    record Row(
            int no,
            String matter,
            String department,
            String status,
            int attempt,
            boolean suspended,
            int openCorrections,
            String needs,
            String dates) {

        boolean ended() {
            return ENDS.contains(status);
        }
    }

    static Snapshot of(Desks desks, String number) {
        JdbcClient jdbc = desks.part(JdbcClient.class);
        String status = jdbc.sql("select status from case_file where acceptance_no = ?")
                .param(number)
                .query(String.class)
                .single();
        List<Row> handoffs = jdbc.sql("""
                select no, matter, department, status, attempt, suspended, open_corrections, needs,
                    concat_ws(' ', clock_start, promised_by, statutory_by) as dates
                from handoff where acceptance_no = ? order by no
                """).param(number).query(Row.class).list();
        List<String> clocks = jdbc.sql("""
                select no || ' ' || kind from clock_segment where acceptance_no = ? and kind <> 'EXTENDED'
                order by no, segment
                """).param(number).query(String.class).list();
        List<String> results = jdbc.sql("select convert_from(body, 'UTF8') from result where acceptance_no = ?")
                .param(number)
                .query(String.class)
                .list();
        List<WrittenEntry> entries = desks.part(Ledger.class).after(number, 0, MOST);
        return new Snapshot(status, handoffs, clocks, entries, String.join("", results));
    }

    /// Whether it has not come to an end.
    boolean isUnderWay() {
        return !AFTER_THE_END.contains(status);
    }

    Row row(HandoffNumber handoff) {
        return handoffs.get(handoff.no() - 1);
    }

    List<JsonNode> ledger() {
        return entries.stream().map(entry -> Json.tree(entry.canonical())).toList();
    }

    Stream<String> events() {
        return entries.stream().map(entry -> entry.event().name());
    }

    /// The contract's table: what the status of a case is by those of its handoffs.
    void hasTheStatusOfItsHandoffs() {
        boolean allEnded = handoffs.stream().allMatch(Row::ended);
        if (AFTER_THE_END.contains(status)) {
            assertThat(allEnded).isTrue();
            assertThat(!result.isEmpty() || status.equals("WITHDRAWN")).isTrue();
            return;
        }
        assertThat(allEnded).isFalse();
        assertThat(result).isEmpty();
        boolean awaits = handoffs.stream().anyMatch(one -> one.status().equals("AWAITING_CORRECTION"));
        boolean begun = events().anyMatch(BEGINNINGS::contains);
        assertThat(status).isEqualTo(awaits ? "AWAITING_CORRECTION" : begun ? "IN_PROGRESS" : "ACCEPTED");
    }

    /// A clock stands exactly while something is asked for or a special procedure runs, and stops only when it ran.
    void hasClocksThatStandWhileTheyMust() {
        for (Row one : handoffs) {
            List<String> own = clocks.stream()
                    .filter(clock -> clock.startsWith(one.no() + " "))
                    .map(clock -> clock.substring(clock.indexOf(' ') + 1))
                    .toList();
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i)).isEqualTo(i % 2 == 0 ? "STOPPED" : "RESUMED");
            }
            boolean stands = own.size() % 2 == 1;
            boolean must = one.suspended() || one.openCorrections() > 0;
            if (!one.ended() && !one.status().equals("PARKED")) {
                assertThat(stands).as("the clock of %s", one).isEqualTo(must);
                assertThat(one.status().equals("AWAITING_CORRECTION")).isEqualTo(one.openCorrections() > 0);
                assertThat(one.status().equals("SUSPENDED")).isEqualTo(one.suspended() && one.openCorrections() == 0);
            }
        }
    }

    /// A held matter waits for one that is not approved yet; one that left had all of them approved.
    void keepsPrerequisites() {
        for (Row one : handoffs) {
            boolean approved = Stream.of(one.needs().split(" "))
                    .filter(need -> !need.isEmpty())
                    .allMatch(need -> handoffs.stream()
                            .filter(other -> other.matter().equals(need))
                            .anyMatch(other -> other.status().equals("APPROVED")));
            if (one.status().equals("HELD")) {
                assertThat(approved).isFalse();
            } else if (!one.status().equals("CANCELLED")) {
                assertThat(approved).as("prerequisites of %s", one).isTrue();
            }
        }
    }

    /// Numbers without gaps, each entry hashed over its canonical bytes, each holding the hash of the one before.
    void hasAWholeChain() {
        new ChainCheck().follow(this);
    }

    /// The first attempts of handoffs that their departments have, as `number:attempt`.
    Set<String> hadByDepartments() {
        // A later attempt may be answered by what is said to the one before.
        return handoffs.stream()
                .filter(one -> HAD_BY_DEPARTMENT.contains(one.status()) && one.attempt() == 1)
                .map(one -> entries.getFirst().chain() + "-%02d:1".formatted(one.no()))
                .collect(Collectors.toSet());
    }

    /// Nothing leaves an end, and nothing that was written is written again.
    void follows(Snapshot before) {
        for (Row earlier : before.handoffs()) {
            Row later = handoffs.get(earlier.no() - 1);
            if (earlier.ended()) {
                assertThat(later).isEqualTo(earlier);
            }
            assertThat(NEVER_AFTER.getOrDefault(earlier.status(), Set.of()))
                    .as("%s after %s", later, earlier.status())
                    .doesNotContain(later.status());
            assertThat(later.attempt()).isGreaterThanOrEqualTo(earlier.attempt());
        }
        assertThat(hashes(entries.stream().limit(before.entries().size())))
                .isEqualTo(hashes(before.entries().stream()));
        if (!before.result().isEmpty()) {
            assertThat(result).isEqualTo(before.result());
        }
        if (AFTER_THE_END.contains(before.status())) {
            assertThat(AFTER_THE_END).contains(status);
        }
        if (before.status().equals("WITHDRAWN") || before.status().equals("CLOSED")) {
            assertThat(status).isEqualTo(before.status());
        }
    }

    private static List<Digest> hashes(Stream<WrittenEntry> entries) {
        return entries.map(WrittenEntry::hash).toList();
    }

    /// Nothing of it is other than it was, but for entries at the end of its ledger.
    void isButForEntries(Snapshot before, int more) {
        assertThat(new Snapshot(status, handoffs, clocks, List.of(), result))
                .isEqualTo(
                        new Snapshot(before.status(), before.handoffs(), before.clocks(), List.of(), before.result()));
        assertThat(entries).hasSize(before.entries().size() + more);
    }
}
