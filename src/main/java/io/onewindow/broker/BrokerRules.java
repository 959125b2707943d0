package io.onewindow.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/// The rules of the embedded broker: nothing is made, dropped, expired or forgotten by itself, and nobody is let in
/// unproven.
final class BrokerRules {

    static final String LOOPBACK = "127.0.0.1";
    static final String ACCEPTOR = "parties";

    private static final int HANDSHAKE_SECONDS = 10;
    private static final int CONNECTIONS = 2_000;
    private static final int ID_CACHE = 200_000;
    private static final int DISK_SCAN_MILLIS = 1_000;
    // A share of the disk would stop a hub beside other people's full folders; room left is what counts.
    private static final long DISK_LEFT = 256L << 20;
    private static final long QUEUE_MEMORY = 32L << 20;
    private static final long QUEUE_DISK = 8L << 30;
    private static final int HEAP_SHARE = 4;

    private BrokerRules() {}

    /// @param plan   where the broker lives
    /// @param id     the number of its in-process acceptor
    /// @param queues what exists before anybody connects
    static Configuration configuration(
            EmbeddedBroker.Plan plan, int id, int journalNanos, List<QueueConfiguration> queues) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("onewindow-" + id)
                .setSecurityEnabled(true)
                // Not reject-empty-validated-user: an AMQP message cannot carry one, so each would be refused.
                .setPopulateValidatedUser(true)
                // The parties remember proofs themselves; a second memory would not know of lock-outs.
                .setAuthenticationCacheSize(0)
                .setClusterUser("cluster-" + UUID.randomUUID())
                .setClusterPassword(HubSecret.random().reveal())
                .setIDCacheSize(ID_CACHE)
                .setPersistIDCache(true)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.SHUTDOWN)
                .setWildcardRoutingEnabled(false)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setMaxDiskUsage(-1)
                .setMinDiskFree(DISK_LEFT)
                .setDiskScanPeriod(DISK_SCAN_MILLIS)
                .setGlobalMaxSize(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        journal(configuration, plan.folder(), journalNanos);
        configuration.addAcceptorConfiguration(acceptor(plan.port()));
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", id), "hub"));
        configuration.addAddressSetting("#", everyAddress(plan.redelivery()));
        configuration.addAddressSetting(
                QueueNames.DEAD, everyAddress(plan.redelivery()).setMaxDeliveryAttempts(-1));
        queues.forEach(configuration::addQueueConfiguration);
        configuration.registerBrokerPlugin(new UnreadableMessages());
        return configuration;
    }

    private static void journal(Configuration configuration, Path folder, int nanos) {
        configuration
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalBufferTimeout_NIO(nanos)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString());
    }

    private static TransportConfiguration acceptor(int port) {
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.of(
                        TransportConstants.HOST_PROP_NAME, LOOPBACK,
                        TransportConstants.PORT_PROP_NAME, port,
                        TransportConstants.PROTOCOLS_PROP_NAME, "CORE,AMQP,STOMP",
                        TransportConstants.HANDSHAKE_TIMEOUT, HANDSHAKE_SECONDS,
                        TransportConstants.CONNECTIONS_ALLOWED, CONNECTIONS,
                        TransportConstants.USE_EPOLL_PROP_NAME, false),
                ACCEPTOR,
                // A STOMP client reads the queue for its answers as `queue://department.….answers`, and may write it
                // so.
                Map.of("anycastPrefix", "queue://"));
    }

    private static AddressSettings everyAddress(EmbeddedBroker.Redelivery redelivery) {
        return new AddressSettings()
                // STOMP names no routing type, and Artemis would take a queue's name for a topic's.
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDeadLetterAddress(SimpleString.of(QueueNames.DEAD))
                .setExpiryAddress(SimpleString.of(QueueNames.DEAD))
                .setNoExpiry(true)
                .setMaxDeliveryAttempts(redelivery.attempts())
                .setRedeliveryDelay(redelivery.delay().toMillis())
                .setRedeliveryMultiplier(redelivery.multiplier())
                .setMaxRedeliveryDelay(redelivery.maxDelay().toMillis())
                .setRedeliveryCollisionAvoidanceFactor(redelivery.spread())
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(QUEUE_MEMORY)
                .setPageLimitBytes(QUEUE_DISK)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL);
    }
}
