package io.onewindow.broker;

import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import io.onewindow.settings.StartFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQAddressExistsException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/// Which queues there are, and the making of those that are missing, on the embedded broker and an external one alike.
public final class QueueLayout {

    private final BrokerConnection connection;

    QueueLayout(BrokerConnection connection) {
        this.connection = connection;
    }

    /// Makes every missing queue of these parties, and [QueueNames#DEAD]; one that is there stays as it is.
    ///
    /// @return the names of the queues that were made
    public List<String> create(Collection<Party> parties) {
        return connection.withCoreSession(session -> {
            List<String> made = new ArrayList<>();
            for (QueueConfiguration queue : queuesOf(parties)) {
                if (!session.queueQuery(queue.getName()).isExists() && create(session, queue)) {
                    made.add(queue.getName().toString());
                }
            }
            return made;
        });
    }

    /// The parties that have queues.
    static List<Party> partiesWithQueues(Parties parties) {
        return Stream.concat(parties.ofKind(PartyKind.WINDOW).stream(), parties.ofKind(PartyKind.DEPARTMENT).stream())
                .toList();
    }

    /// Every queue of these parties, and [QueueNames#DEAD].
    static List<QueueConfiguration> queuesOf(Collection<Party> parties) {
        return Stream.concat(Stream.of(queue(QueueNames.DEAD)), parties.stream().flatMap(QueueLayout::queuesOf))
                .toList();
    }

    /// The names of those queues whose messages nobody may lose.
    static List<String> namesOf(Collection<Party> parties) {
        return parties.stream()
                .flatMap(QueueLayout::queuesOf)
                .map(queue -> queue.getName().toString())
                .toList();
    }

    private static Stream<QueueConfiguration> queuesOf(Party party) {
        PartyId id = party.id();
        return switch (party.kind()) {
            case WINDOW ->
                Stream.of(
                        queue(QueueNames.applications(id)),
                        queue(QueueNames.replies(id)),
                        queue(QueueNames.results(id)),
                        queue(QueueNames.notices(id)));
            case DEPARTMENT ->
                Stream.of(
                        queue(QueueNames.requests(id)),
                        queue(QueueNames.rejected(id)),
                        // One consumer at a time keeps a department's answers in order; the next takes over.
                        queue(QueueNames.answers(id)).setExclusive(true));
            case OPERATOR, AUDITOR, ADMINISTRATOR, SOCIAL -> Stream.of();
        };
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true);
    }

    private boolean create(ClientSession session, QueueConfiguration queue) {
        try {
            createAddress(session, queue);
            session.createQueue(queue);
            return true;
        } catch (ActiveMQQueueExistsException madeMeanwhile) {
            // By another node that starts at the same time.
            return false;
        } catch (ActiveMQException refused) {
            throw new StartFault(
                    "queue %s is missing at %s and cannot be made (%s): make it, or let hub.broker.user make it"
                            .formatted(queue.getName(), connection.shownUrl(), refused.getMessage()),
                    refused);
        }
    }

    private static void createAddress(ClientSession session, QueueConfiguration queue) throws ActiveMQException {
        try {
            if (!session.addressQuery(queue.getAddress()).isExists()) {
                session.createAddress(queue.getAddress(), RoutingType.ANYCAST, false);
            }
        } catch (ActiveMQAddressExistsException madeMeanwhile) {
            // By another node, which may not have come to the queue yet.
        }
    }
}
