package io.onewindow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.contracts.Place;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueContractTest {

    @Test
    void writesDownEveryQueueAndNothingElse() {
        // Given
        List<Party> parties = Stream.of(PartyKind.values())
                .map(kind -> new Party(idOf(kind), kind, "一方", "a party", List.of(), List.of()))
                .toList();
        // When
        List<String> queues = QueueLayout.queuesOf(parties).stream()
                .map(queue -> queue.getName().toString())
                .toList();
        // Then
        assertThat(Place.ASYNCAPI.at("channels").children())
                .map(channel -> channel.node()
                        .path("address")
                        .asString()
                        .replace("{window}", idOf(PartyKind.WINDOW).value())
                        .replace("{department}", idOf(PartyKind.DEPARTMENT).value()))
                .containsExactlyInAnyOrderElementsOf(queues);
    }

    private static PartyId idOf(PartyKind kind) {
        return new PartyId("one-" + kind.ordinal());
    }
}
