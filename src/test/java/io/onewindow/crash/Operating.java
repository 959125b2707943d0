package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.crash.Calling.Call;
import io.onewindow.hub.HubClient;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A request that its department's system fails with: the broker gives it up, the hub keeps it, an operator sends it
/// again.
final class Operating {

    private static final String MATTER = "environmental-assessment";
    private static final String DEPARTMENT = "ecology";

    private Operating() {}

    private static OneCase parked(CrashingHub hub) {
        OneCase one = OneCase.dispatched(hub, MATTER);
        hub.mail().giveUp(DEPARTMENT);
        one.awaitEvent("PARKED");
        return one;
    }

    private static HubClient.Reply retry(CrashingHub hub, String path) {
        return hub.as("operator").post("/api/v1/ops/" + path + "/retry", "{\"reason\":\"系统已恢复\"}");
    }

    private static List<JsonNode> dead(CrashingHub hub, OneCase one) {
        return hub.as("operator")
                .get("/api/v1/ops/dead")
                .json()
                .path("messages")
                .valueStream()
                .filter(message -> message.path("handoffNo").asString("").equals(one.handoff()))
                .toList();
    }

    private static void sentAgainOnce(OneCase one) {
        one.awaitDispatched();
        one.goesOnToIssued();
        one.requestedWith(2);
        one.hasOneResult();
        one.hasExactly(OneCase.ordinary("DISPATCHED", "PARKED", "REPLAYED"));
    }

    /// The parked handoff is sent again.
    static final Call PARKED =
            new Call(Operating::parked, (hub, one) -> retry(hub, "parked/" + one.handoff()), Operating::sentAgainOnce);

    /// The dead message is sent again: what it was called by before stays its name.
    static Call deadMessage() {
        List<String> id = new ArrayList<>();
        return new Call(
                hub -> {
                    OneCase one = parked(hub);
                    id.add(dead(hub, one).getFirst().path("id").asString());
                    return one;
                },
                (hub, one) -> retry(hub, "dead/" + id.getFirst()),
                Operating::sentAgainOnce);
    }

    /// The dead message is cut off on its way to where operators see it.
    static final class Burying implements Scenario {

        private final CrashingHub hub;
        private final String point;
        private final List<OneCase> cases = new ArrayList<>();

        Burying(CrashingHub hub, String point) {
            this.hub = hub;
            this.point = point;
        }

        @Override
        public String point() {
            return point;
        }

        @Override
        public void prepare() {
            // After the retries, which need a way to where operators look.
        }

        @Override
        public void stop() {
            OneCase one = OneCase.dispatched(hub, MATTER);
            cases.add(one);
            hub.stopAt(point, () -> {
                hub.mail().giveUp(DEPARTMENT);
                return point;
            });
        }

        @Override
        public void check() {
            OneCase one = cases.getFirst();
            one.awaitEvent("PARKED");
            OneCase.patiently("the dead-letter queue is empty").until(() -> hub.dead() == 0);
            assertThat(dead(hub, one)).hasSize(1);
            assertThat(retry(hub, "dead/" + dead(hub, one).getFirst().path("id").asString())
                            .status())
                    .isEqualTo(202);
            sentAgainOnce(one);
            assertThat(dead(hub, one)).isEmpty();
        }
    }
}
