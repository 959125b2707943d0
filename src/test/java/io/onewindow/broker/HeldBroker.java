package io.onewindow.broker;

import io.onewindow.broker.EmbeddedBroker.Plan;
import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Runs an embedded broker until it is killed.
final class HeldBroker {

    private HeldBroker() {}

    static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(
                new Plan(Path.of(args[0]), 0, TestBroker.QUICK),
                new BrokerAccess(
                        new Parties(List.of(), new Secrets()), new Lockout(Clock.systemUTC()), HubSecret.random()),
                List.of());
        System.out.println("READY " + broker.port());
        Thread.currentThread().join();
    }
}
