package io.onewindow.broker;

import io.onewindow.settings.StartFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.AddressSettingsInfo;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether an external broker keeps what it is given: on disk before it says so, until somebody took it, and on
/// [QueueNames#DEAD] where nobody could.
final class BrokerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
    private static final String MANAGEMENT = "activemq.management";
    private static final long PATIENCE_MILLIS = 5_000;
    private static final int PER_CENT = 100;
    private static final List<String> DURABLE =
            List.of("persistenceEnabled", "journalSyncTransactional", "journalSyncNonTransactional");
    private static final Set<String> KEEPING = Set.of("PAGE", "BLOCK", "FAIL");

    private final ClientSession session;

    private BrokerCheck(ClientSession session) {
        this.session = session;
    }

    /// Checks the broker and the addresses of these queues; the first thing that would lose messages is a start fault.
    ///
    /// @param demo it is only warned of: nothing real is kept there
    static void check(BrokerConnection connection, List<String> queues, boolean demo) {
        List<String> faults = connection.withCoreSession(session -> {
            session.start();
            return new BrokerCheck(session).faults(queues);
        });
        if (!faults.isEmpty() && !demo) {
            throw new StartFault("broker %s %s".formatted(connection.shownUrl(), faults.getFirst()));
        }
        faults.forEach(fault -> LOG.warn("broker {} {}", connection.shownUrl(), fault));
    }

    /// Whether an external broker takes nothing more for want of room on its disk, as far as it says.
    static boolean isDiskFull(ClientSession session) {
        try {
            session.start();
            ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT);
            BrokerCheck check = new BrokerCheck(session);
            int most = Integer.parseInt(check.attribute(requestor, "maxDiskUsage"));
            double used = Double.parseDouble(check.attribute(requestor, "diskStoreUsage"));
            return most > 0 && used * PER_CENT >= most;
        } catch (Exception refused) { // the requestor declares nothing narrower
            return false;
        }
    }

    private List<String> faults(List<String> queues) {
        List<String> faults = new ArrayList<>();
        try {
            ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT);
            for (String attribute : DURABLE) {
                if (!"true".equals(attribute(requestor, attribute))) {
                    faults.add("has %s off, which loses messages: switch it on".formatted(attribute));
                }
            }
            for (String queue : queues) {
                faults.addAll(faults(queue, settings(requestor, queue)));
            }
        } catch (Exception refused) { // the requestor declares nothing narrower
            faults.add("does not say how it is set (%s): let hub.broker.user manage %s"
                    .formatted(refused.getMessage(), MANAGEMENT));
        }
        return faults;
    }

    private static List<String> faults(String queue, AddressSettingsInfo settings) {
        List<String> faults = new ArrayList<>();
        if (!QueueNames.DEAD.equals(settings.getDeadLetterAddress())) {
            faults.add("has no dead-letter-address %s for %s, and forgets what nobody can take: set it"
                    .formatted(QueueNames.DEAD, queue));
        }
        if (!settings.isNoExpiry() && (settings.getExpiryDelay() > 0 || settings.getMaxExpiryDelay() > 0)) {
            faults.add("lets messages of %s expire: remove expiry-delay and max-expiry-delay".formatted(queue));
        }
        if (!KEEPING.contains(settings.getAddressFullMessagePolicy())) {
            faults.add("drops messages of %s when it is full: set address-full-policy to PAGE".formatted(queue));
        }
        if (settings.getDefaultRingSize() > 0 || settings.isDefaultLastValueQueue()) {
            faults.add("keeps only the last messages of %s: remove default-ring-size and default-last-value-queue"
                    .formatted(queue));
        }
        return faults;
    }

    private String attribute(ClientRequestor requestor, String name) throws Exception {
        ClientMessage question = session.createMessage(false);
        ManagementHelper.putAttribute((ICoreMessage) question, ResourceNames.BROKER, name);
        return answer(requestor, question);
    }

    private AddressSettingsInfo settings(ClientRequestor requestor, String queue) throws Exception {
        ClientMessage question = session.createMessage(false);
        ManagementHelper.putOperationInvocation(
                (ICoreMessage) question, ResourceNames.BROKER, "getAddressSettingsAsJSON", queue);
        return AddressSettingsInfo.fromJSON(answer(requestor, question));
    }

    private static String answer(ClientRequestor requestor, ClientMessage question) throws Exception {
        ClientMessage reply = requestor.request(question, PATIENCE_MILLIS);
        if (reply == null) {
            throw new ActiveMQException("no answer within " + PATIENCE_MILLIS + " ms");
        }
        String result = String.valueOf(ManagementHelper.getResult(reply));
        if (!ManagementHelper.hasOperationSucceeded(reply)) {
            throw new ActiveMQException(result);
        }
        return result;
    }
}
