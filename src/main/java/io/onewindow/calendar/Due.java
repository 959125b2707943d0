package io.onewindow.calendar;

import java.time.LocalDate;

/// The day by which something is due.
///
/// @param date        the last day in time
/// @param provisional whether a year on the way there has no published calendar yet, so that the date may still move
public record Due(LocalDate date, boolean provisional) {}
