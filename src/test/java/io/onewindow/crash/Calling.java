package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// A call of the window is cut off: it gets no answer, and calls once more.
final class Calling implements Scenario {

    private final CrashingHub hub;
    private final Call call;
    private final Expected expected;
    private final List<OneCase> cases = new ArrayList<>();

    /// Which call.
    ///
    /// @param prepared a case that it is made about
    /// @param made     making it
    /// @param ended    what is there when it was made once
    record Call(Function<CrashingHub, OneCase> prepared, Making made, Ending ended) {}

    interface Making {
        Reply call(CrashingHub hub, OneCase one);
    }

    interface Ending {
        void check(OneCase one);
    }

    /// What the second call gets.
    record Expected(String point, int status, String code) {}

    Calling(CrashingHub hub, Call call, Expected expected) {
        this.hub = hub;
        this.call = call;
        this.expected = expected;
    }

    @Override
    public String point() {
        return expected.point();
    }

    @Override
    public void prepare() {
        cases.add(call.prepared().apply(hub));
    }

    @Override
    public void stop() {
        assertThat(hub.stopAt(point(), this::make)).isNotDone();
    }

    private Reply make() {
        return call.made().call(hub, cases.getFirst());
    }

    @Override
    public void check() {
        Reply again = make();
        assertThat(again.status()).isEqualTo(expected.status());
        assertThat(again.status() < 300 ? again.header("Idempotent-Replayed") : again.code())
                .isEqualTo(expected.code());
        call.ended().check(cases.getFirst());
    }

    /// Certificates are handed over.
    static final Call ISSUANCE = new Call(
            hub -> {
                OneCase one = OneCase.dispatched(hub, "tax-registration");
                one.answers(OneCase.approval(one.handoff()));
                one.awaitEvent("DELIVERED");
                return one;
            },
            (hub, one) -> one.issue(),
            one -> {
                one.goesOnToIssued();
                one.hasOneResult();
                one.hasExactly(OneCase.ordinary());
            });

    /// What a correction asked for is handed in.
    static final Call CORRECTION = new Call(
            hub -> {
                OneCase one = OneCase.dispatched(hub, "land-preview");
                one.answers(OneCase.correction(one.handoff()));
                OneCase.patiently("the window is told")
                        .until(() -> !one.notices().isEmpty());
                return one;
            },
            (hub, one) -> {
                ObjectNode handedIn = Json.object().put("correctionNo", one.handoff() + "-C1");
                handedIn.putObject("clerk").put("id", "W1001").put("name", "李敏");
                handedIn.putObject("form").put("sealed", true);
                return hub.window().post(one.path("/corrections"), Json.text(handedIn));
            },
            one -> {
                OneCase.patiently("the department is told")
                        .until(() -> !one.toldAfterwards().isEmpty());
                one.goesOnToIssued();
                assertThat(one.toldAfterwards()).containsExactly("handoff.corrected");
                one.hasOneResult();
                one.hasExactly(OneCase.ordinary("CORRECTION_ASKED", "CORRECTED"));
            });

    /// The application is taken back.
    static final Call WITHDRAWAL = new Call(
            hub -> OneCase.dispatched(hub, "land-preview"),
            (hub, one) -> {
                ObjectNode withdrawal = Json.object().put("reason", "不再办理");
                withdrawal.putObject("clerk").put("id", "W1001").put("name", "李敏");
                return hub.window().post(one.path("/withdrawal"), Json.text(withdrawal));
            },
            one -> {
                OneCase.patiently("the department is told")
                        .until(() -> !one.toldAfterwards().isEmpty());
                assertThat(one.toldAfterwards()).containsExactly("handoff.withdrawn");
                assertThat(one.read().path("status").asString()).isEqualTo("WITHDRAWN");
                one.hasExactly("ACCEPTED", "DISPATCHED", "WITHDRAWN", "CANCELLED");
            });
}
