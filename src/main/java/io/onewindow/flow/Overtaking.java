package io.onewindow.flow;

import io.onewindow.broker.QueueNames;
import io.onewindow.broker.QueueStates;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.party.PartyId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Bounds how many raised messages go before a normal one that already waits on a department's queue. After that many
/// raised ones take their place behind it, until the queue has been empty once.
@Component
final class Overtaking {

    /// No normal message waits behind more raised ones than this.
    private static final int MOST = 50;

    private static final int FULL = MOST + 1;

    private final QueueStates queues;
    private final Map<PartyId, Integer> overtakers = new ConcurrentHashMap<>();

    Overtaking(QueueStates queues) {
        this.queues = queues;
    }

    /// The priority of the next message to a department.
    int priority(PartyId department, ServiceClass serviceClass) {
        boolean raised = serviceClass.raised();
        int overtaking = overtakers.compute(department, (id, before) -> {
            int known = before == null || mayStartOver(before, raised) ? startOver(id) : before;
            return raised ? Math.min(known + 1, FULL) : known;
        });
        boolean inTurn = raised && overtaking == FULL;
        return inTurn ? ServiceClass.NORMAL.priority() : serviceClass.priority();
    }

    // Only a normal message that comes to wait, and the last raised one that may go before it, make the broker worth
    // asking.
    private static boolean mayStartOver(int overtaking, boolean raised) {
        return raised ? overtaking >= MOST : overtaking > 0;
    }

    // Nobody waits on an empty queue, so that nobody was overtaken. What a hub that was just started does not know of a
    // queue with messages, it takes for the worst.
    private int startOver(PartyId department) {
        return queues.depth(QueueNames.requests(department)) == 0 ? 0 : FULL;
    }
}
