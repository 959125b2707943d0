package io.onewindow.operations;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of messages that the broker gave up.
@Repository
class DeadMessages {

    /// A message to be kept.
    ///
    /// @param queue     the queue it died on
    /// @param handoffNo the handoff it is about; empty where none is to be seen
    record Kept(String queue, String handoffNo, String reason, byte[] body, long size) {}

    /// A kept message.
    record Dead(long id, Kept message, OffsetDateTime diedAt, boolean retried) {}

    private final JdbcClient jdbc;

    DeadMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Kept message) {
        jdbc.sql("""
                insert into dead_message (queue, handoff_no, reason, body, size, died_at) values (?, ?, ?, ?, ?, now())
                """)
                .params(message.queue(), message.handoffNo(), message.reason(), message.body(), message.size())
                .update();
    }

    List<Dead> open(int most) {
        return jdbc.sql("""
                select id, queue, handoff_no, reason, body, size, died_at, retried_at is not null from dead_message
                where retried_at is null order by died_at limit ?
                """).param(most).query((row, index) -> dead(row)).list();
    }

    Optional<Dead> lock(long id) {
        return jdbc.sql("""
                select id, queue, handoff_no, reason, body, size, died_at, retried_at is not null from dead_message
                where id = ? for update
                """).param(id).query((row, index) -> dead(row)).optional();
    }

    void retried(long id) {
        jdbc.sql("update dead_message set retried_at = now() where id = ?")
                .param(id)
                .update();
    }

    void retriedOf(String handoffNo) {
        jdbc.sql("update dead_message set retried_at = now() where handoff_no = ? and retried_at is null")
                .param(handoffNo)
                .update();
    }

    private static Dead dead(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Dead(
                row.getLong(1),
                new Kept(row.getString(2), row.getString(3), row.getString(4), row.getBytes(5), row.getLong(6)),
                row.getObject(7, OffsetDateTime.class),
                row.getBoolean(8));
    }
}
