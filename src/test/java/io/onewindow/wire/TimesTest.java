package io.onewindow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private final Faults faults = new Faults();

    private Fields member(String value) {
        return Fields.of(Json.object().put("at", value), faults);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T09:00:00+08:00",
                "2026-11-20T09:00:00.123456789Z",
                "2026-11-20t09:00:00z",
                "2026-11-20T09:00:00-00:00"
            })
    void takesAnInstantAsRfc3339WritesIt(String written) {
        // When
        boolean read = member(written).optionalInstant("at").isPresent();
        // Then
        assertThat(read && faults.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T09:00+08:00",
                "2026-11-20T09:00:00",
                "2026-11-20T09:00:00+08",
                "2026-11-20T09:00:00+08:00:30",
                "2026-02-30T09:00:00+08:00",
                "+12345-01-01T09:00:00Z",
                "2026-11-20"
            })
    void refusesEveryOtherInstant(String written) {
        // When
        member(written).optionalInstant("at");
        // Then
        assertThat(faults.problem().map(Problem::fault)).contains(Fault.TIME_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12345-01-01", "-2026-01-01", "2026-1-1", "2026-02-30", "20260101"})
    void refusesADateThatIsNotWrittenYearMonthDay(String written) {
        // When
        member(written).optionalDate("at");
        // Then
        assertThat(faults.problem().map(Problem::fault)).contains(Fault.DATE_FORM);
    }
}
