package io.onewindow.dispatch;

import io.onewindow.party.PartyId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Departments to whom sending failed: until something reaches one of them again, its requests are sent apart, so
/// that it holds up nobody else.
@Component
class SetApart {

    private final Set<PartyId> departments = ConcurrentHashMap.newKeySet();

    boolean isApart(PartyId department) {
        return departments.contains(department);
    }

    /// These could not be sent; whose fault it is, is not known.
    void failed(DispatchBatch unsent) {
        departments.addAll(unsent.departments());
    }

    /// These were sent.
    void passed(DispatchBatch sent) {
        departments.removeAll(sent.departments());
    }
}
