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
    /// @param brokerId  what tells it from every other one, however often it is delivered
    /// @param queue     the queue it died on
    /// @param handoffNo the handoff it is about; empty where none is to be seen
    record Kept(String brokerId, String queue, String handoffNo, String reason, byte[] body, long size) {}

    /// A kept message.
    record Dead(long id, Kept message, OffsetDateTime diedAt, boolean retried) {}

    private final JdbcClient jdbc;

    DeadMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a dead message.
    ///
    /// @return whether it was not kept before
    boolean insert(Kept message) {
        return jdbc.sql("""
                        insert into dead_message (broker_id, queue, handoff_no, reason, body, size, died_at)
                        values (?, ?, ?, ?, ?, ?, now())
                        on conflict (broker_id) do nothing
                        """)
                        .param(message.brokerId())
                        .param(message.queue())
                        .param(message.handoffNo())
                        .param(message.reason())
                        .param(message.body())
                        .param(message.size())
                        .update()
                == 1;
    }

    List<Dead> open(int most) {
        return jdbc.sql("""
                select id, broker_id, queue, handoff_no, reason, body, size, died_at, retried_at is not null from dead_message
                where retried_at is null order by died_at limit ?
                """).param(most).query((row, index) -> dead(row)).list();
    }

    Optional<Dead> lock(long id) {
        return jdbc.sql("""
                select id, broker_id, queue, handoff_no, reason, body, size, died_at, retried_at is not null from dead_message
                where id = ? for update
                """).param(id).query((row, index) -> dead(row)).optional();
    }

    void retried(long id) {
        jdbc.sql("update dead_message set retried_at = now() where id = ?")
                .param(id)
                .update();
    }

    /// The requests of a handoff are settled; an answer about it still has to be taken.
    void retriedOf(String handoffNo) {
        jdbc.sql("""
                update dead_message set retried_at = now()
                where handoff_no = ? and retried_at is null and queue like 'department.%.requests'
                """).param(handoffNo).update();
    }

    private static Dead dead(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Dead(
                row.getLong(1),
                new Kept(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6),
                        row.getLong(7)),
                row.getObject(8, OffsetDateTime.class),
                row.getBoolean(9));
    }
}
