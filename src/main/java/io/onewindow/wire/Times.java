package io.onewindow.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// Instants and dates as RFC 3339 writes them. What Java's own parsers take besides is refused: a time without seconds,
/// an offset with seconds, a year of five digits.
public final class Times {

    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
            + "(?:\\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    private Times() {}

    /// Whether something can have happened then: not before 2000, and not later than now, as far as two clocks
    /// agree.
    public static boolean canHaveBeen(OffsetDateTime claimed, Instant now) {
        return !claimed.toInstant().isBefore(EARLIEST) && !claimed.toInstant().isAfter(now.plus(CLOCK_DIFFERENCE));
    }

    /// The instant in a text.
    ///
    /// @throws DateTimeParseException where it holds none
    public static OffsetDateTime instant(String text) {
        return OffsetDateTime.parse(inForm(text, INSTANT));
    }

    /// The date in a text.
    ///
    /// @throws DateTimeParseException where it holds none
    public static LocalDate date(String text) {
        return LocalDate.parse(inForm(text, DATE));
    }

    private static String inForm(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new DateTimeParseException("not as RFC 3339 writes it", text, 0);
        }
        return text;
    }
}
