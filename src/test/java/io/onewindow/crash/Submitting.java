package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.crash.Mail.Letter;
import io.onewindow.hub.HubClient.Reply;
import io.onewindow.hub.Samples;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// An application is cut off on its way in.
final class Submitting {

    private static final String REPLIES = "window.window-01.replies";

    private Submitting() {}

    /// Over HTTP: the window gets no answer, and submits the same once more.
    record OverHttp(CrashingHub hub, String point, String replayed) implements Scenario {

        private Reply submit() {
            return hub.window().submit(point, Json.text(Samples.application("project-filing")));
        }

        @Override
        public void prepare() {
            // It begins with the step that is cut off.
        }

        @Override
        public void stop() {
            CompletableFuture<Reply> unanswered = hub.stopAt(point, this::submit);
            assertThat(unanswered).isNotDone();
        }

        @Override
        public void check() {
            Reply first = submit();
            Reply again = submit();
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.header("Idempotent-Replayed")).isEqualTo(replayed);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.json()).isEqualTo(first.json());
            OneCase one = new OneCase(hub, first.json().path("acceptanceNo").asString());
            one.awaitDispatched();
            one.goesOnToIssued();
            one.requestedWith(1);
            one.hasOneResult();
            one.hasExactly(OneCase.ordinary());
        }
    }

    /// Over the window's queue: the broker delivers the application again.
    record OverTheQueue(CrashingHub hub, String point, int replies) implements Scenario {

        @Override
        public void prepare() {
            // It begins with the step that is cut off.
        }

        @Override
        public void stop() {
            hub.stopAt(point, () -> {
                String json = Json.text(Samples.application("permit-receipt"));
                hub.mail().send("window-01", "window.window-01.applications", json, Map.of("idempotencyKey", point));
                return json;
            });
        }

        private List<Letter> letters() {
            return hub.mail().about(point, REPLIES);
        }

        @Override
        public void check() {
            OneCase.patiently("replies came").until(() -> letters().size() >= replies);
            List<Letter> told = letters();
            String number = told.getFirst().body().path("acceptanceNo").asString();
            assertThat(told)
                    .hasSize(replies)
                    .allMatch(letter ->
                            letter.body().path("acceptanceNo").asString().equals(number));
            OneCase one = new OneCase(hub, number);
            one.awaitDispatched();
            one.goesOnToIssued();
            one.requestedWith(1);
            one.hasOneResult();
            one.hasExactly(OneCase.ordinary());
        }
    }
}
