package io.onewindow.contracts;

import io.onewindow.canonical.Json;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Holds a message from the hub against `asyncapi.yaml`.
public final class MessageContract {

    private MessageContract() {}

    /// @throws AssertionError where the document says something else
    public static <T extends Message> T check(String queue, T message) throws JMSException {
        List<String> faults = faults(queue, message);
        if (!faults.isEmpty()) {
            throw new AssertionError("a %s on %s is against the contract:\n%s\n%s"
                    .formatted(message.getJMSType(), queue, String.join("\n", faults), message));
        }
        return message;
    }

    /// The channel whose address a queue's name is one of.
    public static Optional<Place> channel(String queue) {
        return Place.ASYNCAPI.at("channels").children().stream()
                .filter(channel -> queue.matches(address(channel)))
                .findFirst();
    }

    private static String address(Place channel) {
        return channel.node().path("address").asString().replace(".", "\\.").replaceAll("\\{\\w+}", "[a-z0-9-]+");
    }

    private static List<String> faults(String queue, Message message) throws JMSException {
        Optional<Place> channel = channel(queue);
        if (channel.isEmpty()) {
            return List.of("the queue is not documented");
        }
        String type = message.getJMSType();
        Optional<Place> documented = channel.get().at("messages").children().stream()
                .map(Place::followed)
                .filter(one -> one.node().path("name").asString().equals(type))
                .findFirst();
        if (documented.isEmpty()) {
            return List.of("the type is not documented on this queue");
        }
        List<String> faults = new ArrayList<>();
        check("body", documented.get().at("payload"), body(documented.get(), message), faults);
        check("properties", documented.get().at("headers"), properties(message), faults);
        check("headers", documented.get().at("bindings").at("jms").at("headers"), headers(message), faults);
        return faults;
    }

    private static void check(String what, Place schema, JsonNode value, List<String> faults) {
        schema.faultsOf(value).forEach(fault -> faults.add(what + " " + fault));
    }

    private static JsonNode body(Place documented, Message message) throws JMSException {
        byte[] bytes = bytes(message);
        return documented
                        .node()
                        .path("contentType")
                        .asString("application/json")
                        .equals("application/json")
                ? Json.tree(bytes)
                : StringNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        BytesMessage bytes = (BytesMessage) message;
        byte[] content = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(content);
        // Whoever reads it next begins at the beginning.
        bytes.reset();
        return content;
    }

    private static ObjectNode properties(Message message) throws JMSException {
        ObjectNode properties = Json.object();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            properties.putPOJO(name, message.getObjectProperty(name));
        }
        return (ObjectNode) Json.tree(Json.bytes(properties));
    }

    private static ObjectNode headers(Message message) throws JMSException {
        ObjectNode headers = Json.object()
                .put("JMSType", message.getJMSType())
                .put("JMSPriority", message.getJMSPriority())
                .put("JMSDeliveryMode", message.getJMSDeliveryMode());
        if (message.getJMSCorrelationID() != null) {
            headers.put("JMSCorrelationID", message.getJMSCorrelationID());
        }
        if (message.getJMSReplyTo() instanceof Queue answers) {
            headers.put("JMSReplyTo", answers.getQueueName());
        }
        return headers;
    }
}
