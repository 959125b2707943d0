package io.onewindow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The database is restored from a backup, while broker, windows and departments know what came after it.
class RestoredDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ANSWERS = "department.tax.answers";
    /// More than a block of numbers, so that numbers would be given out twice.
    private static final int LOST = 120;

    private Path folder;
    private FaultTown town;
    private Office tax;
    private Office window;
    private String known;
    private final List<String> lost = new ArrayList<>();

    @BeforeEach
    void start() throws IOException, SQLException, JMSException {
        folder = RunningHub.dataFolder();
        town = new FaultTown(folder);
        tax = new Office("tax", town.broker.port());
        window = new Office("window-01", town.broker.port());
    }

    @AfterEach
    void stop() throws IOException, JMSException {
        tax.close();
        window.close();
        town.close();
    }

    private String accept(String key) throws IOException, InterruptedException {
        return Awaitility.await("the application is accepted")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> town.submit(key), reply -> reply.status() == 201)
                .acceptanceNo();
    }

    private void awaitRow(String sql, String parameter) {
        Awaitility.await(sql).atMost(PATIENCE).ignoreExceptions().until(() -> town.count(sql, parameter) > 0);
    }

    private void awaitStatus(String acceptanceNo, String status) {
        awaitRow(
                "select count(*) from handoff where status = '%s' and acceptance_no = ?".formatted(status),
                acceptanceNo);
    }

    private Message about(String queue, String acceptanceNo, String type) throws JMSException {
        return window.take(queue, all -> !all.isEmpty() && isAbout(all.getLast(), acceptanceNo, type))
                .getLast();
    }

    private static boolean isAbout(Message message, String acceptanceNo, String type) throws JMSException {
        return acceptanceNo.equals(message.getStringProperty("acceptanceNo")) && type.equals(message.getJMSType());
    }

    /// What goes on after the backup, and is lost with the database.
    private void liveOn() throws IOException, InterruptedException, JMSException {
        tax.send(
                ANSWERS,
                Office.answer(
                        known + "-01",
                        "a-1",
                        "\"kind\":\"SUSPENDED\",\"procedure\":\"检测\""
                                + ",\"legalBasis\":\"四十五条\",\"approver\":\"赵局\""));
        about("window.window-01.notices", known, "handoff.suspended");
        tax.send(ANSWERS, Office.approval(known + "-01", "a-2"));
        about("window.window-01.results", known, "application.result");
        for (int i = 0; i < LOST; i++) {
            lost.add(accept("lost-" + i));
        }
        awaitStatus(lost.getLast(), "DISPATCHED");
    }

    /// The operator's steps, as the documents have them.
    private void restore(Path backup) throws IOException, SQLException {
        town.hub.close();
        town.database.restore(backup);
        try (Connection connection = town.database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(documented());
        }
        town.hub.ready();
    }

    private static String documented() throws IOException {
        Matcher block = Pattern.compile("```sql\n(select setval\\('acceptance_number'[^`]*)```")
                .matcher(Files.readString(Path.of("src/site/markdown/operating.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    @Test
    void goesOnWithWhatTheBackupHasAndRefusesWhatItDoesNotKnow()
            throws IOException, InterruptedException, SQLException, JMSException {
        // Given
        known = accept("known");
        awaitStatus(known, "DISPATCHED");
        Path backup = folder.resolve("backup");
        town.database.backUp(backup);
        liveOn();
        // When
        tax.send(ANSWERS, Office.approval(lost.getFirst() + "-01", "b-1"));
        awaitStatus(lost.getFirst(), "APPROVED");
        restore(backup);
        String unknown = Office.approval(lost.get(1) + "-01", "b-2");
        tax.send(ANSWERS, unknown);
        // Then
        Message rejection =
                tax.take("department.tax.rejected", all -> !all.isEmpty()).getFirst();
        assertThat(rejection.getStringProperty("code")).isEqualTo("HANDOFF_UNKNOWN");
        assertThat(Office.text(rejection)).isEqualTo(unknown);
        assertThat(town.count(
                        "select count(*) from refused_answer where convert_from(body, 'UTF8') = ? and times = 1",
                        unknown))
                .isOne();
        goesOn();
    }

    private void goesOn() throws IOException, InterruptedException, JMSException {
        // What was answered since the backup comes again, here with another outcome.
        tax.send(
                ANSWERS,
                Office.answer(
                        known + "-01",
                        "a-3",
                        "\"kind\":\"EXTENDED\",\"days\":3,\"approver\":\"赵局\"" + ",\"reason\":\"复杂\""));
        about("window.window-01.notices", known, "handoff.extended");
        tax.send(
                ANSWERS,
                Office.answer(
                        known + "-01",
                        "a-4",
                        "\"kind\":\"DECISION\",\"decision\":\"REJECTED\"" + ",\"reason\":\"不符合条件\""));
        Message result = about("window.window-01.results", known, "application.result");
        assertThat(Office.text(result)).contains("\"outcome\":\"REJECTED\"");
        assertThat(accept("known")).isEqualTo(known);
        // No number is given out a second time.
        List<String> again = new ArrayList<>();
        for (int i = 0; i < LOST; i++) {
            again.add(accept("lost-" + i));
        }
        assertThat(again).doesNotHaveDuplicates().doesNotContainAnyElementsOf(lost);
        tax.send(ANSWERS, Office.approval(again.getLast() + "-01", "c-1"));
        about("window.window-01.results", again.getLast(), "application.result");
    }
}
