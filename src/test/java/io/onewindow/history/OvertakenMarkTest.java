package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.dispatch.DispatchMarks;
import io.onewindow.hub.Samples;
import org.junit.jupiter.api.Test;

class OvertakenMarkTest {

    private final Desks desks = new Desks();

    @Test
    void isInProgressWhenATransferOvertookTheMarkOfTheFirstDispatch() {
        // Given
        String number = desks.window().accepted(Json.text(Samples.application("tax-registration")));
        HandoffNumber handoff = new HandoffNumber(new AcceptanceNumber(number), 1);
        desks.claim();
        // When
        desks.take(
                "tax",
                Desks.answer(handoff, "TRANSFER").put("toDepartment", "police").put("reason", "不属本部门"));
        desks.mark(handoff);
        // Then
        Snapshot after = Snapshot.of(desks, number);
        assertThat(after.status()).isEqualTo("IN_PROGRESS");
        assertThat(after.events()).containsExactly("ACCEPTED", "DISPATCHED", "TRANSFERRED");
    }

    @Test
    void recordsTheDispatchOfAParkedHandoffWhoseAnswerShowsThatASendDidReachItsDepartment() {
        // Given
        String number = desks.window().accepted(Json.text(Samples.application("tax-registration")));
        HandoffNumber handoff = new HandoffNumber(new AcceptanceNumber(number), 1);
        desks.claim();
        desks.claimed(handoff).ifPresent(batch -> {
            desks.part(DispatchMarks.class).failed(batch, "no answer of the broker");
            desks.part(DispatchMarks.class).failed(batch, "no answer of the broker");
        });
        // When
        desks.take("tax", Desks.approval(handoff));
        // Then
        Snapshot after = Snapshot.of(desks, number);
        assertThat(after.row(handoff).status()).isEqualTo("APPROVED");
        assertThat(after.events()).containsExactly("ACCEPTED", "PARKED", "DISPATCHED", "DECIDED", "CONSOLIDATED");
    }
}
