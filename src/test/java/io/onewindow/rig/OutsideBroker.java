package io.onewindow.rig;

import io.onewindow.server.SyncTiming;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/// The main class of an external broker, as `artemis create` makes one and an operator then sets it up for a hub: users
/// with their roles, dead letters on `hub.dead`, nothing made by itself for the parties. The hub makes the queues.
final class OutsideBroker {

    /// The property that says how full its disk may be, in per cent; -1 for as full as it gets.
    static final String MOST_OF_DISK = "outside.most-of-disk";

    private static final int DISK_SCAN_MILLIS = 500;
    private static final String DEAD = "hub.dead";
    private static final String HUB = "hub";
    private static final int ID_CACHE = 200_000;

    private OutsideBroker() {}

    /// @param args its folder, its port, then the parties, as `window.window-01` or `department.tax`; each party's
    ///             secret is `demo`, that of the user `hub` is `hub`
    static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        List<String> parties = List.of(args).subList(2, args.length);
        Configuration configuration = configuration(folder, Integer.parseInt(args[1]));
        parties.forEach(party -> grant(configuration, party));
        configuration.putSecurityRoles("#", Set.of(everything(HUB)));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration)
                .setPropertiesResourcePath(null)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users(parties)));
        broker.start();
        Thread.currentThread().join();
    }

    private static SecurityConfiguration users(List<String> parties) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(HUB, HUB);
        users.addRole(HUB, HUB);
        for (String party : parties) {
            String id = party.substring(party.indexOf('.') + 1);
            users.addUser(id, "demo");
            users.addRole(id, id);
        }
        return users;
    }

    private static Configuration configuration(Path folder, int port) throws Exception {
        return new ConfigurationImpl()
                .setName("outside")
                .setSecurityEnabled(true)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(SyncTiming.nanosFor(folder))
                .setIDCacheSize(ID_CACHE)
                .setPersistIDCache(true)
                .setMaxDiskUsage(Integer.getInteger(MOST_OF_DISK, -1))
                .setDiskScanPeriod(DISK_SCAN_MILLIS)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", port, "protocols", "CORE,AMQP"),
                        "artemis"))
                .addAddressSetting("#", everyAddress())
                .addQueueConfiguration(QueueConfiguration.of(DEAD)
                        .setAddress(DEAD)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
    }

    private static AddressSettings everyAddress() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD))
                .setExpiryAddress(SimpleString.of(DEAD))
                .setMaxDeliveryAttempts(6)
                .setRedeliveryDelay(500)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(10_000)
                .setMaxSizeBytes(Long.getLong(BrokerProcess.QUEUE_BYTES, -1))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false);
    }

    private static void grant(Configuration configuration, String party) {
        String id = party.substring(party.indexOf('.') + 1);
        boolean window = party.startsWith("window.");
        List<String> reads = window ? List.of("replies", "results", "notices") : List.of("requests", "rejected");
        String write = window ? "applications" : "answers";
        reads.forEach(queue -> configuration.putSecurityRoles(
                party + '.' + queue, new HashSet<>(Set.of(everything(HUB), reader(id)))));
        configuration.putSecurityRoles(party + '.' + write, new HashSet<>(Set.of(everything(HUB), writer(id))));
    }

    private static Role everything(String role) {
        return new Role(role, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    private static Role reader(String role) {
        return new Role(role, false, true, false, false, false, false, false, true, false, false, false, false);
    }

    private static Role writer(String role) {
        return new Role(role, true, false, false, false, false, false, false, false, false, false, false, false);
    }
}
