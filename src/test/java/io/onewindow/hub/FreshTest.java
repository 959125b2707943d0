package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.commit.Fresh;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// Work that is leased in the commit that makes it.
class FreshTest {

    private final TransactionTemplate transaction = RunningHub.shared().part(TransactionTemplate.class);
    private final Fresh<String> fresh = new Fresh<>(2, Duration.ofMinutes(1));

    private boolean offer(List<String> works, boolean rolledBack) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean room = fresh.offer(works);
            if (rolledBack) {
                status.setRollbackOnly();
            }
            return room;
        }));
    }

    @Test
    void isThereOnceItsTransactionIsCommitted() {
        // When
        boolean room = offer(List.of("one", "two"), false);
        // Then
        assertThat(room).isTrue();
        assertThat(fresh.take(10)).containsExactly("one", "two");
    }

    @Test
    void leavesItsRoomWhenItsTransactionIsRolledBack() {
        // When
        boolean first = offer(List.of("one", "two"), true);
        // Then
        assertThat(first).isTrue();
        assertThat(fresh.take(10)).isEmpty();
        assertThat(offer(List.of("three", "four"), false)).isTrue();
    }

    @Test
    void isNotBroughtInWhereThereIsNoRoomForAllOfIt() {
        // Given
        offer(List.of("one"), false);
        // When
        boolean room = offer(List.of("two", "three"), false);
        // Then
        assertThat(room).isFalse();
        assertThat(fresh.take(10)).containsExactly("one");
    }
}
