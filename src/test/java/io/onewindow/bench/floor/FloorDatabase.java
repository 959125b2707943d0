package io.onewindow.bench.floor;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The floor's database: one statement for a batch of applications, two for a batch of answers.
final class FloorDatabase {

    private static final String TABLES = """
            create table if not exists application (
                id text primary key, body text not null, open int not null) with (fillfactor = 80);
            create table if not exists handoff (
                application text not null, department text not null, answer text,
                primary key (application, department)) with (fillfactor = 60);
            create table if not exists audit (
                application text not null, event text not null, department text not null,
                at timestamptz not null default now(), primary key (application, event, department))
            """;

    private final String url;

    FloorDatabase(String url) {
        this.url = url;
    }

    /// An answer of a department; one that comes again may owe its application the result.
    record Answer(String application, String text, boolean again) {}

    void make() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    Intake intake() throws SQLException {
        return new Intake(DriverManager.getConnection(url));
    }

    Gather gather(String department) throws SQLException {
        return new Gather(DriverManager.getConnection(url), department);
    }

    static final class Intake implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;

        private Intake(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement("""
                    with taken as (
                        insert into application (id, body, open)
                        select id, body, 4 from unnest(?, ?) as given (id, body)
                        on conflict do nothing returning id),
                    handed as (
                        select id, department from taken cross join unnest(?) as department),
                    opened as (
                        insert into handoff (application, department) select id, department from handed)
                    insert into audit (application, event, department)
                    select id, 'ACCEPTED', '' from taken union all select id, 'DISPATCHED', department from handed
                    """);
        }

        /// Commits applications with their handoffs and audit rows; those that are there already stay as they are.
        void store(List<Application> applications) throws SQLException {
            insert.setArray(1, column(connection, applications.stream().map(Application::id)));
            insert.setArray(2, column(connection, applications.stream().map(Application::text)));
            insert.setArray(3, column(connection, Application.DEPARTMENTS.stream()));
            insert.executeUpdate();
        }

        /// Application, its text and the department, of each handoff without an answer.
        List<String[]> unanswered() throws SQLException {
            List<String[]> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            select id, body, department from application join handoff on application = id
                            where answer is null
                            """)) {
                while (row.next()) {
                    rows.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
                }
            }
            return rows;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    static final class Gather implements AutoCloseable {
        private final Connection connection;
        private final String department;
        private final PreparedStatement count;
        private final PreparedStatement owed;
        private final PreparedStatement consolidate;

        private Gather(Connection connection, String department) throws SQLException {
            this.connection = connection;
            this.department = department;
            connection.setAutoCommit(false);
            // Two departments answer about the same applications at once: all lock them in one order.
            this.count = connection.prepareStatement("""
                    with counted as (
                        update handoff set answer = given.answer from unnest(?, ?) as given (application, answer)
                        where handoff.application = given.application and handoff.department = ?
                          and handoff.answer is null
                        returning handoff.application),
                    recorded as (
                        insert into audit (application, event, department) select application, 'DECIDED', ? from counted),
                    locked as materialized (
                        select id from application where id in (select application from counted) order by id for update)
                    update application set open = open - 1 from locked where application.id = locked.id
                    returning application.id, application.open
                    """);
            this.owed = connection.prepareStatement("select id, open from application where id = any (?)");
            this.consolidate = connection.prepareStatement("""
                    with consolidated as (
                        insert into audit (application, event, department)
                        select id, 'CONSOLIDATED', '' from unnest(?) as id on conflict do nothing)
                    select application, string_agg(answer, ',') from handoff
                    where application = any (?) group by application
                    """);
        }

        /// Commits answers, each once.
        ///
        /// @return the results of the applications that were complete by them
        List<Application> store(List<Answer> answers) throws SQLException {
            count.setArray(1, column(connection, answers.stream().map(Answer::application)));
            count.setArray(2, column(connection, answers.stream().map(Answer::text)));
            count.setString(3, department);
            count.setString(4, department);
            List<String> complete = complete(count);
            if (answers.stream().anyMatch(Answer::again)) {
                owed.setArray(
                        1,
                        column(
                                connection,
                                answers.stream().filter(Answer::again).map(Answer::application)));
                complete(owed).stream().filter(id -> !complete.contains(id)).forEach(complete::add);
            }
            List<Application> results = complete.isEmpty() ? List.of() : results(complete);
            connection.commit();
            return results;
        }

        private static List<String> complete(PreparedStatement statement) throws SQLException {
            List<String> complete = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(2) == 0) {
                        complete.add(row.getString(1));
                    }
                }
            }
            return complete;
        }

        private List<Application> results(List<String> complete) throws SQLException {
            Array ids = column(connection, complete.stream());
            consolidate.setArray(1, ids);
            consolidate.setArray(2, ids);
            List<Application> results = new ArrayList<>();
            try (ResultSet row = consolidate.executeQuery()) {
                while (row.next()) {
                    String id = row.getString(1);
                    String text = "{\"acceptanceNo\":\"" + id + "\",\"matters\":[" + row.getString(2) + "]}";
                    results.add(new Application(id, text));
                }
            }
            return results;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static Array column(Connection connection, java.util.stream.Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
