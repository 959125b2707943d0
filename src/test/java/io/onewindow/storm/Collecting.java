package io.onewindow.storm;

import io.onewindow.rig.DatabaseProcess;
import io.onewindow.storm.Evidence.Answer;
import io.onewindow.storm.Evidence.Case;
import io.onewindow.storm.Evidence.Entry;
import io.onewindow.storm.Evidence.Handoff;
import io.onewindow.storm.Evidence.Key;
import io.onewindow.storm.Evidence.Result;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;

/// Reads tables and queues past the hub, by SQL and queue browsers of its own.
final class Collecting {

    private Collecting() {}

    /// One row as a value.
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Everything, as it stands now.
    static Evidence of(DatabaseProcess tables, int brokerPort, Journal journal) throws SQLException, JMSException {
        Evidence evidence = Evidence.of(journal);
        try (java.sql.Connection database = tables.connect()) {
            cases(database, evidence);
            answersAndResults(database, evidence);
            leftovers(database, evidence);
        }
        evidence.left().putAll(queues(brokerPort));
        return evidence;
    }

    private static void cases(java.sql.Connection database, Evidence into) throws SQLException {
        all(
                database,
                into.keys(),
                "select party, key, acceptance_no from idempotency_key",
                row -> new Key(row.getString(1), row.getString(2), row.getString(3)));
        all(
                database,
                into.cases(),
                """
                select acceptance_no, window_id, body, record_digest, matters, status, chain_seq, chain_hash
                from case_file left join case_record using (acceptance_no)
                """,
                row -> new Case(
                        row.getString(1),
                        row.getString(2),
                        row.getBytes(3),
                        row.getBytes(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getBytes(8)));
        all(
                database,
                into.handoffs(),
                "select acceptance_no, no, department, status, attempt from handoff",
                row -> new Handoff(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getInt(5)));
    }

    private static void answersAndResults(java.sql.Connection database, Evidence into) throws SQLException {
        all(
                database,
                into.answers(),
                """
                select department, message_id, acceptance_no, seq, coalesce(body, '')
                from answer left join kept_message using (acceptance_no, seq)
                """,
                row -> new Answer(
                        row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getBytes(5)));
        all(
                database,
                into.entries(),
                """
                select acceptance_no, seq, event, canonical, hash from ledger_entry order by acceptance_no, seq
                """,
                row -> new Entry(row.getString(1), row.getInt(2), row.getString(3), row.getBytes(4), row.getBytes(5)));
        all(
                database,
                into.results(),
                "select acceptance_no, window_id, body, due_at is null from result",
                row -> new Result(row.getString(1), row.getString(2), row.getBytes(3), row.getBoolean(4)));
    }

    private static void leftovers(java.sql.Connection database, Evidence into) throws SQLException {
        for (String table : List.of("outbox", "dead_message", "refused_answer")) {
            into.left().put("table " + table, count(database, table));
        }
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select number, count(*) from certificate group by number")) {
            while (rows.next()) {
                into.numbers().put(rows.getString(1), rows.getInt(2));
            }
        }
    }

    private static <T> void all(java.sql.Connection database, List<T> into, String sql, Row<T> row)
            throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.add(row.read(rows));
            }
        }
    }

    private static long count(java.sql.Connection database, String table) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// How many cases there are.
    static long cases(DatabaseProcess database) throws SQLException {
        try (java.sql.Connection connection = database.connect()) {
            return count(connection, "case_file");
        }
    }

    /// How many results and messages of the outbox are not marked as sent.
    static long undelivered(DatabaseProcess database) throws SQLException {
        try (java.sql.Connection connection = database.connect()) {
            return count(connection, "result where due_at is not null") + count(connection, "outbox");
        }
    }

    /// How many messages are left on each queue of the storm's parties, and on `hub.dead`.
    static Map<String, Long> queues(int brokerPort) throws JMSException {
        Stream<String> ofWindows = Landscape.WINDOWS.stream()
                .flatMap(id -> Stream.of("applications", "replies", "results", "notices")
                        .map(what -> "window." + id + '.' + what));
        Stream<String> ofDepartments = Applications.DEPARTMENTS.stream()
                .flatMap(id ->
                        Stream.of("requests", "answers", "rejected").map(what -> "department." + id + '.' + what));
        Map<String, Long> left = new TreeMap<>();
        try (Connection connection =
                        new JmsConnectionFactory("hub", "hub", "amqp://127.0.0.1:" + brokerPort).createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            for (String queue : Stream.concat(Stream.concat(ofWindows, ofDepartments), Stream.of("hub.dead"))
                    .toList()) {
                try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
                    long depth = 0;
                    for (Enumeration<?> messages = browser.getEnumeration(); messages.hasMoreElements(); depth++) {
                        messages.nextElement();
                    }
                    left.put("queue " + queue, depth);
                }
            }
        }
        return left;
    }
}
