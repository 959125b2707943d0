package io.onewindow.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/// Lets no AMQP message onto a queue that the broker cannot hand to a CORE consumer, such as a sequence of unsigned
/// numbers. Delivering it would close the consumer, over and over, and nothing behind it would move. In its place goes
/// a stream message with its bytes, which the hub refuses unopened, and tells its sender so.
final class UnreadableMessages implements ActiveMQServerMessagePlugin {

    private Optional<ActiveMQServer> broker = Optional.empty();

    @Override
    public void registered(ActiveMQServer server) {
        broker = Optional.of(server);
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        if (message instanceof AMQPMessage amqp && !message.isLargeMessage() && !readable(amqp)) {
            context.clear().setReusable(false);
            replace(amqp, context, direct);
        }
    }

    private static boolean readable(AMQPMessage message) {
        try {
            message.toCore();
            return true;
        } catch (RuntimeException unconvertible) {
            return false;
        }
    }

    private void replace(AMQPMessage message, RoutingContext context, boolean direct) throws ActiveMQException {
        ActiveMQServer server = broker.orElseThrow();
        try {
            ICoreMessage replacement =
                    replacement(message, server.getStorageManager().generateID());
            server.getPostOffice().route(replacement, context.getTransaction(), direct);
        } catch (ActiveMQException failed) {
            throw failed;
        } catch (Exception unexpected) { // the post office declares nothing narrower
            throw new IllegalStateException(unexpected);
        }
    }

    private static ICoreMessage replacement(AMQPMessage message, long id) {
        byte[] bytes = bytes(message);
        CoreMessage replacement = new CoreMessage(id, bytes.length);
        replacement.setType(Message.STREAM_TYPE);
        replacement.setAddress(message.getAddressSimpleString());
        replacement.setDurable(message.isDurable());
        replacement.setPriority(message.getPriority());
        if (message.getCorrelationID() instanceof String correlation) {
            replacement.setCorrelationID(correlation);
        }
        replacement.getBodyBuffer().writeBytes(bytes);
        return replacement;
    }

    private static byte[] bytes(AMQPMessage message) {
        ByteBuf encoded = Unpooled.buffer();
        message.sendBuffer(encoded, 1);
        return ByteBufUtil.getBytes(encoded);
    }
}
