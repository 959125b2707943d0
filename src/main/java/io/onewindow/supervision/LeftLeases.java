package io.onewindow.supervision;

import io.onewindow.handoff.HandoffBook;
import io.onewindow.issuance.IssuanceDesk;
import io.onewindow.outbox.Outbox;
import io.onewindow.server.EmbeddedDatabase;
import jakarta.annotation.PostConstruct;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Ends the leases that a killed hub left in the database of its data folder, before any route claims something: one
/// hub at a time uses the folder, so that none of them is held by another. In a database outside they run out by
/// themselves.
@Component
class LeftLeases {

    private final ObjectProvider<EmbeddedDatabase> embedded;
    private final HandoffBook handoffs;
    private final Outbox outbox;
    private final IssuanceDesk results;

    LeftLeases(ObjectProvider<EmbeddedDatabase> embedded, HandoffBook handoffs, Outbox outbox, IssuanceDesk results) {
        this.embedded = embedded;
        this.handoffs = handoffs;
        this.outbox = outbox;
        this.results = results;
    }

    @PostConstruct
    void end() {
        embedded.ifAvailable(folder -> {
            handoffs.endLeases();
            outbox.endLeases();
            results.endLeases();
        });
    }
}
