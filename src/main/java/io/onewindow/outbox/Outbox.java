package io.onewindow.outbox;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.commit.Wake;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The messages that wait to be sent. A claimed one comes back by itself when its sender dies.
@Service
public class Outbox {

    private final JdbcClient jdbc;
    private final HubSettings.Delivery delivery;
    private final Wake wake = new Wake();

    Outbox(JdbcClient jdbc, HubSettings settings) {
        this.jdbc = jdbc;
        this.delivery = settings.delivery();
    }

    /// Adds messages in the transaction of their cause.
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into outbox (party, channel, type, handoff_no, acceptance_no, priority, body, due_at)
                select *, now() from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bytea[])
                """)
                .param(texts(messages, message -> message.party().value()))
                .param(texts(messages, message -> message.channel().name()))
                .param(texts(messages, OutboundMessage::type))
                .param(texts(messages, OutboundMessage::handoffNo))
                .param(texts(messages, OutboundMessage::acceptanceNo))
                .param(numbers(messages, OutboundMessage::priority))
                .param(bytes(messages, OutboundMessage::body))
                .update();
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.ring();
            }
        });
    }

    /// Waits for messages and leases what is due, oldest first; none when nothing came in time.
    public List<OutboundMessage> claim() {
        List<OutboundMessage> due = lease();
        if (due.isEmpty()) {
            wake.await(delivery.pollInterval());
            due = lease();
        }
        return due;
    }

    /// Ends every lease: for the start of a hub that no other can share the database with.
    public void endLeases() {
        jdbc.sql("update outbox set due_at = now() where due_at > now()").update();
    }

    private List<OutboundMessage> lease() {
        return jdbc
                .sql("""
                with picked as materialized (
                    select id from outbox where due_at <= now() order by due_at, id limit ? for update skip locked)
                update outbox o set due_at = now() + make_interval(secs => ?)
                where o.id = any (array(select id from picked))
                returning o.id, o.party, o.channel, o.type, o.handoff_no, o.acceptance_no, o.priority, o.body
                """)
                .param(delivery.batchSize())
                .param(delivery.lease().toSeconds())
                .query(Outbox::message)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(OutboundMessage::id))
                .toList();
    }

    /// This message was sent.
    public void sent(OutboundMessage message) {
        jdbc.sql("delete from outbox where id = ?").param(message.id()).update();
    }

    /// This message could not be sent; it is due again later, the wait doubling with each failure.
    public void failed(OutboundMessage message) {
        jdbc.sql("""
                update outbox set failures = least(failures + 1, 30),
                    due_at = now() + make_interval(secs => least(?::float8 * power(2, failures), ?::float8))
                where id = ?
                """)
                .param(delivery.retryDelay().toMillis() / 1000.0)
                .param(delivery.maxRetryDelay().toSeconds())
                .param(message.id())
                .update();
    }

    private static OutboundMessage message(ResultSet row, int number) throws SQLException {
        return new OutboundMessage(
                row.getLong(1),
                new PartyId(row.getString(2)),
                Channel.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getBytes(8));
    }
}
