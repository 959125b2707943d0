package io.onewindow.history;

import io.onewindow.answer.Outcome;
import io.onewindow.casefile.HandoffNumber;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/// Where a case lives: a hub whose routes do not run, so that nothing moves but what a test moves.
interface World {

    /// A case is accepted.
    ///
    /// @return its number
    String accept(Random random);

    /// Everything that is stored of it.
    Snapshot snapshot(String number);

    /// A node claims everything that waits to be passed on.
    void claim();

    /// What was claimed of a handoff last is marked as sent, also late or twice.
    void mark(HandoffNumber handoff);

    /// What was claimed of a handoff last is marked as not sent.
    void fail(HandoffNumber handoff);

    /// The request of a handoff died on the broker.
    void die(HandoffNumber handoff);

    /// An operator sends a handoff again.
    void retry(HandoffNumber handoff);

    /// An answer comes from a department.
    Outcome take(String department, ObjectNode answer);

    /// An answer comes, and whoever takes it dies before the commit.
    void takeAndDie(String department, ObjectNode answer);

    /// The window hands in what a correction asked for.
    void correct(String number, String correctionNo);

    /// The window hands certificates over.
    void issue(String number, List<String> certificates);

    /// The applicant takes the application back.
    void withdraw(String number);

    /// A node looks for results that have to be delivered.
    void lookForResults();

    /// What was found is marked as delivered, now and then a second time, as after a restart.
    ///
    /// @param again whether it stays to be marked once more
    void deliver(boolean again);

    /// Whether nodes of it can die between any two steps, and time be moved.
    default boolean isMortal() {
        return false;
    }

    /// Whoever commits next dies before it.
    default void dieAtTheNextCommit() {
        throw new UnsupportedOperationException("nobody dies here");
    }

    /// Whoever acted last is a new process, which knows nothing of what the one before had in memory.
    default void restart() {
        throw new UnsupportedOperationException("nobody is started again here");
    }

    /// Time passes.
    default void pass(Duration time) {
        throw new UnsupportedOperationException("time passes by itself here");
    }
}
