package io.onewindow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CrewTest {

    @Test
    void givesWhatCameOfEachInOrder() throws IOException, InterruptedException {
        // Given
        List<Integer> things = IntStream.range(0, 200).boxed().toList();
        // When
        List<Integer> squares = Crew.each(things, 8, thing -> thing * thing);
        // Then
        assertThat(squares)
                .isEqualTo(things.stream().map(thing -> thing * thing).toList());
    }

    @Test
    @Timeout(20)
    void stopsTheOthersAtTheFirstFailure() {
        // Given
        CountDownLatch never = new CountDownLatch(1);
        // Then
        assertThatThrownBy(() -> Crew.each(List.of("waits", "fails"), 2, thing -> {
                    if (thing.equals("fails")) {
                        throw new IOException("away");
                    }
                    never.await();
                    return thing;
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("away");
    }
}
