package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/// What the hub makes or sends by itself is cut off: a result, a notice.
final class Delivering {

    private Delivering() {}

    /// The result of a case whose last department decides.
    static final class Result implements Scenario {

        private final CrashingHub hub;
        private final String point;
        private final List<OneCase> cases = new ArrayList<>();

        Result(CrashingHub hub, String point) {
            this.hub = hub;
            this.point = point;
        }

        @Override
        public String point() {
            return point;
        }

        @Override
        public void prepare() {
            cases.add(OneCase.dispatched(hub, "social-insurance"));
        }

        @Override
        public void stop() {
            OneCase one = cases.getFirst();
            // Over HTTP nobody sends it again: where it was not taken, the department decides once more.
            hub.stopAt(point, () -> one.answers(OneCase.approval(one.handoff())));
        }

        @Override
        public void check() {
            OneCase one = cases.getFirst();
            one.goesOnToIssued();
            one.requestedWith(1);
            one.hasOneResult();
            one.hasExactly(OneCase.ordinary());
        }
    }

    /// The notice of a correction that a department asks for.
    static final class Notice implements Scenario {

        private final CrashingHub hub;
        private final String point;
        private final List<OneCase> cases = new ArrayList<>();

        Notice(CrashingHub hub, String point) {
            this.hub = hub;
            this.point = point;
        }

        @Override
        public String point() {
            return point;
        }

        @Override
        public void prepare() {
            cases.add(OneCase.dispatched(hub, "fire-safety-check"));
        }

        @Override
        public void stop() {
            OneCase one = cases.getFirst();
            hub.stopAt(point, () -> one.answers(OneCase.correction(one.handoff())))
                    .join();
        }

        @Override
        public void check() {
            OneCase one = cases.getFirst();
            // The outbox is sent in order: when the second is there, the first has been sent as often as it will be.
            one.answers(OneCase.correction(one.handoff()));
            String second = one.handoff() + "-C2";
            OneCase.patiently("the window is told").until(() -> one.notices().contains(second));
            assertThat(one.notices()).containsExactly(one.handoff() + "-C1", second);
            one.goesOnToIssued();
            one.hasOneResult();
            one.hasExactly(OneCase.ordinary("CORRECTION_ASKED", "CORRECTION_ASKED"));
        }
    }
}
