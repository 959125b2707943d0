package io.onewindow.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long MILLI = 1_000_000;
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Tally tally = new Tally();

    private void submit(int count) {
        int first = tally.claim(count);
        for (int i = first; i < first + count; i++) {
            tally.submittedAt(i, i * MILLI);
        }
    }

    private void request(String number) {
        Texts.DEPARTMENTS.forEach(department -> tally.requested(number + '-' + department));
    }

    @Test
    void findsNothingWrongWhereEachHasOneResult() throws InterruptedException {
        // Given
        submit(2);
        request("A");
        request("B");
        // When: the second result comes before the number that it is about is known
        tally.accepted(0, "A", 2 * MILLI);
        tally.result("B", true, 11 * MILLI);
        tally.accepted(1, "B", 12 * MILLI);
        tally.result("A", true, 4 * MILLI);
        // Then
        assertThat(tally.findings()).isEmpty();
        assertThat(tally.awaitAll(SHORT)).isTrue();
        assertThat(tally.resultMillis(0, 2)).containsExactly(4, 10);
        assertThat(tally.acceptedMillis(0, 2)).containsExactly(2, 11);
        assertThat(tally.perSecond(0, 2)).isEqualTo(2_000.0 / 11);
    }

    @Test
    void namesWhatIsMissingDoubledOrWrong() throws InterruptedException {
        // Given
        submit(4);
        request("A");
        request("A");
        // When
        tally.accepted(0, "A", 1);
        tally.result("A", true, 2);
        tally.result("A", true, 3);
        tally.accepted(1, "B", 1);
        tally.result("B", false, 2);
        tally.refused();
        tally.result("somebody's", true, 2);
        // Then
        assertThat(tally.awaitAll(SHORT)).isFalse();
        assertThat(tally.awaitRoom(2, SHORT)).isTrue();
        assertThat(tally.findings())
                .containsExactly(
                        "1 applications have no result",
                        "1 applications were refused",
                        "1 results lack a department's certificate",
                        "1 results came twice",
                        "1 results belong to nobody",
                        "4 requests came twice",
                        "12 requests did not come");
    }

    @Test
    void knowsAWholeResultByItsFourCertificates() {
        // Given
        String certificates = "\"number\":\"C-A-01\",\"number\":\"C-A-02\",\"number\":\"C-A-03\",";
        String result = "{\"acceptanceNo\":\"A\"," + certificates;
        // Then
        assertThat(Texts.number(result)).isEqualTo("A");
        assertThat(Texts.isWhole(result + "\"number\":\"C-A-04\"}")).isTrue();
        assertThat(Texts.isWhole(result + "\"number\":\"C-A-03\"}")).isFalse();
        assertThat(Texts.isWhole(result + "\"number\":\"C-B-04\"}")).isFalse();
    }

    @Test
    void writesMessagesOfTheSizesThatItPromises() {
        assertThat(Texts.application("bench-17")).hasSize(2_048);
        assertThat(Texts.answer("bench-17-tax", "tax")).hasSize(400);
        assertThat(Texts.answer("510703202611240000001K-01", "police")).hasSize(400);
    }
}
