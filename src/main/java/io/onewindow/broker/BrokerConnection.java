package io.onewindow.broker;

import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import io.onewindow.settings.StartFault;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/// How the hub reaches its broker, the embedded one in memory or an external one over TCP.
/// No call waits longer than 10 s, and no serialized Java object is ever opened.
public final class BrokerConnection implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(20);
    private static final Duration QUICK_CALL = Duration.ofSeconds(3);
    private static final Executor VIRTUAL_THREADS = Thread::startVirtualThread;
    private static final Duration LOOK_FOR_LIFE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int POOLED_CONNECTIONS = 4;
    private static final int CONFIRMATION_WINDOW = 1 << 20;
    private static final int ACKNOWLEDGE_BATCH = 0;

    private final String url;
    private final boolean embedded;
    private final String user;
    private final String secret;
    private final ActiveMQConnectionFactory connections;
    private final JmsPoolConnectionFactory pool;
    private final List<ActiveMQConnectionFactory> ofParties = new CopyOnWriteArrayList<>();

    private BrokerConnection(String url, boolean embedded, String user, String secret) {
        this.url = url;
        this.embedded = embedded;
        this.user = user;
        this.secret = secret;
        this.connections = factory(user, secret);
        this.pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(connections);
        pool.setMaxConnections(POOLED_CONNECTIONS);
        pool.setBlockIfSessionPoolIsFullTimeout(CALL.toMillis());
    }

    /// Work with a CORE session.
    @FunctionalInterface
    interface CoreWork<R> {
        R with(ClientSession session) throws ActiveMQException;
    }

    /// In memory, to the broker of this process.
    static BrokerConnection toEmbedded(EmbeddedBroker broker, HubSecret secret) {
        return new BrokerConnection(broker.url(), true, PartyId.HUB.value(), secret.reveal());
    }

    /// To the broker that the settings name, tried at once: one that does not answer within 20 s is a start
    /// fault.
    static BrokerConnection toExternal(HubSettings.Broker settings) {
        BrokerConnection connection = new BrokerConnection(settings.url(), false, settings.user(), settings.password());
        try {
            connection.within(FIRST_CONTACT, session -> session.isClosed());
        } catch (CompletionException unreachable) {
            connection.close();
            throw new StartFault(
                    "broker %s cannot be reached as %s (%s): check hub.broker.url, user and password"
                            .formatted(connection.shownUrl(), settings.user(), rootOf(unreachable)),
                    unreachable);
        }
        return connection;
    }

    /// Connections as the hub, for consumers that keep theirs.
    public ConnectionFactory connections() {
        return connections;
    }

    /// Pooled connections and sessions as the hub, for producers that borrow theirs.
    public ConnectionFactory pooled() {
        return pool;
    }

    /// Connections as a party that proves itself with this secret.
    public ConnectionFactory of(PartyId party, String partySecret) {
        ActiveMQConnectionFactory factory = factory(party.value(), partySecret);
        ofParties.add(factory);
        return factory;
    }

    /// The broker's url without what follows a question mark.
    String shownUrl() {
        return url.replaceFirst("\\?.*", "");
    }

    boolean isEmbedded() {
        return embedded;
    }

    /// Does something in a CORE session of its own; each of its calls waits at most 10 s.
    <R> R withCoreSession(CoreWork<R> work) {
        return inCoreSession(CALL, work);
    }

    /// Does something in a CORE session of its own within that time, connecting included.
    <R> R within(Duration limit, CoreWork<R> work) {
        return CompletableFuture.supplyAsync(() -> inCoreSession(QUICK_CALL, work), VIRTUAL_THREADS)
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        // The connections first: sessions of a broker that is gone would each wait for its return.
        connections.close();
        pool.stop();
        ofParties.forEach(ActiveMQConnectionFactory::close);
    }

    private <R> R inCoreSession(Duration call, CoreWork<R> work) {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url)
                        .setReconnectAttempts(0)
                        .setInitialConnectAttempts(1)
                        .setCallTimeout(call.toMillis())
                        .setCallFailoverTimeout(call.toMillis());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(user, secret, false, true, true, false, ACKNOWLEDGE_BATCH)) {
            return work.with(session);
        } catch (StartFault fault) {
            throw fault;
        } catch (Exception failure) { // Artemis declares nothing narrower
            throw new IllegalStateException("broker %s: %s".formatted(shownUrl(), rootOf(failure)), failure);
        }
    }

    private ActiveMQConnectionFactory factory(String asUser, String asSecret) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        factory.setUser(asUser);
        factory.setPassword(asSecret);
        factory.setDeserializationDenyList("*");
        factory.setCallTimeout(CALL.toMillis());
        factory.setCallFailoverTimeout(CALL.toMillis());
        factory.setBlockOnDurableSend(true);
        // Else each message asks the broker four times whether its queues are there.
        factory.setCacheDestinations(true);
        factory.setUseTopologyForLoadBalancing(false);
        if (!embedded) {
            factory.setReconnectAttempts(-1);
            // Whoever went silent holds the queues that it reads alone; nobody else reads them until it is given up.
            factory.setClientFailureCheckPeriod(LOOK_FOR_LIFE.toMillis());
            factory.setConnectionTTL(SILENCE.toMillis());
            factory.setConfirmationWindowSize(CONFIRMATION_WINDOW);
        }
        return factory;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
