package io.onewindow.crash;

import io.onewindow.canonical.Json;
import io.onewindow.hub.Samples;
import java.util.ArrayList;
import java.util.List;

/// A handoff is cut off on its way to its department.
final class Passing implements Scenario {

    private final CrashingHub hub;
    private final String point;
    private final String[] matters;
    private final List<OneCase> cases = new ArrayList<>();

    /// @param matters two of one department go together in one transaction of the broker, a lone one without any
    Passing(CrashingHub hub, String point, String... matters) {
        this.hub = hub;
        this.point = point;
        this.matters = matters;
    }

    @Override
    public String point() {
        return point;
    }

    @Override
    public void prepare() {
        // It begins with the step that is cut off.
    }

    @Override
    public void stop() {
        String application = Json.text(Samples.application(matters));
        String number =
                hub.stopAt(point, () -> hub.window().accepted(application)).join();
        cases.add(new OneCase(hub, number));
    }

    @Override
    public void check() {
        OneCase one = cases.getFirst();
        one.awaitDispatched();
        one.goesOnToIssued();
        one.requestedWith(1);
        one.hasOneResult();
        if (matters.length == 1) {
            one.hasExactly(OneCase.ordinary());
        } else {
            one.hasExactly(OneCase.ordinary("DISPATCHED", "DECIDED"));
        }
    }
}
