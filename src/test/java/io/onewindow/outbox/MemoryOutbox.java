package io.onewindow.outbox;

import io.onewindow.memory.MemoryTable;
import io.onewindow.memory.MemoryTransactions;
import io.onewindow.settings.HubSettings;
import java.util.List;

/// The outbox in memory.
public final class MemoryOutbox extends Outbox {

    private final MemoryTable<Integer, OutboundMessage> messages;

    public MemoryOutbox(MemoryTransactions transactions, HubSettings settings) {
        super(MemoryTransactions.NO_DATABASE, settings);
        this.messages = transactions.table();
    }

    @Override
    public void add(List<OutboundMessage> added) {
        added.forEach(message -> messages.insert(messages.rows().size() + 1, message));
    }

    /// Everything that had to leave.
    public List<OutboundMessage> messages() {
        return messages.rows();
    }
}
