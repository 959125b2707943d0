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
        if (!serviceClass.raised()) {
            return serviceClass.priority();
        }
        overtakers.putIfAbsent(department, FULL);
        int overtaking = overtakers.merge(department, 1, (before, one) -> next(before, department));
        return overtaking == FULL ? ServiceClass.NORMAL.priority() : serviceClass.priority();
    }

    private int next(int before, PartyId department) {
        if (before < MOST) {
            return before + 1;
        }
        return queues.depth(QueueNames.requests(department)) == 0 ? 1 : FULL;
    }
}
