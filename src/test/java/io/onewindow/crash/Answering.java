package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// An answer is cut off between the department's queue and its case.
final class Answering {

    private static final String QUEUE = "department.police.answers";

    private Answering() {}

    private static void stopAt(CrashingHub hub, String point, ObjectNode answer) {
        hub.stopAt(point, () -> {
            hub.mail().send("police", QUEUE, Json.text(answer), Map.of());
            return point;
        });
    }

    /// One that decides.
    static final class Deciding implements Scenario {

        private final CrashingHub hub;
        private final String point;
        private final int duplicates;
        private final List<OneCase> cases = new ArrayList<>();

        /// @param duplicates how often it is told as one that was taken before, after the restart
        Deciding(CrashingHub hub, String point, int duplicates) {
            this.hub = hub;
            this.point = point;
            this.duplicates = duplicates;
        }

        @Override
        public String point() {
            return point;
        }

        @Override
        public void prepare() {
            cases.add(OneCase.dispatched(hub, "seal-engraving"));
        }

        @Override
        public void stop() {
            stopAt(hub, point, OneCase.approval(cases.getFirst().handoff()));
        }

        @Override
        public void check() {
            OneCase one = cases.getFirst();
            one.awaitEvent("DECIDED");
            OneCase.patiently("the answer came again").until(() -> hub.duplicates() >= duplicates);
            one.goesOnToIssued();
            assertThat(hub.duplicates()).isEqualTo(duplicates);
            one.requestedWith(1);
            one.hasOneResult();
            one.hasExactly(OneCase.ordinary());
        }
    }

    /// One that has to be refused: its department is told on the rejected queue.
    static final class Refused implements Scenario {

        private final CrashingHub hub;
        private final String point;
        private final List<OneCase> cases = new ArrayList<>();

        Refused(CrashingHub hub, String point) {
            this.hub = hub;
            this.point = point;
        }

        @Override
        public String point() {
            return point;
        }

        @Override
        public void prepare() {
            cases.add(OneCase.dispatched(hub, "seal-engraving"));
        }

        @Override
        public void stop() {
            stopAt(hub, point, OneCase.answer(cases.getFirst().handoff(), "RESUMED"));
        }

        @Override
        public void check() {
            OneCase one = cases.getFirst();
            String queue = "department.police.rejected";
            OneCase.patiently("the department is told twice")
                    .until(() -> hub.mail().about(one.number(), queue).size() >= 2);
            one.goesOnToIssued();
            assertThat(hub.mail().about(one.number(), queue)).hasSize(2);
            one.hasExactly(OneCase.ordinary("ANSWER_REFUSED"));
        }
    }
}
