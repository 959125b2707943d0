package io.onewindow.supervision;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.Notice;
import io.onewindow.handoff.OpenCase;
import io.onewindow.settings.HubSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// Tells windows which promises were broken, each once.
@Service
public class Reminders {

    /// A promise that was broken longer ago, while the hub stood still, is shown by a search but not told any
    /// more.
    private static final int DAYS_BACK = 30;

    private final HandoffBook handoffs;
    private final Clock clock;
    private final HubSettings.Delivery delivery;

    Reminders(HandoffBook handoffs, Clock clock, HubSettings settings) {
        this.handoffs = handoffs;
        this.clock = clock;
        this.delivery = settings.delivery();
    }

    /// Tells of promises that were broken since the last time.
    ///
    /// @return how many
    @Transactional
    public int remind() {
        LocalDate today = HolidayCalendar.dateOf(clock.instant());
        List<HandoffNumber> broken = handoffs.brokenPromises(today.minusDays(DAYS_BACK), today, delivery.batchSize());
        if (broken.isEmpty()) {
            return 0;
        }
        Map<AcceptanceNumber, OpenCase> open =
                handoffs.open(broken.stream().map(HandoffNumber::acceptance).collect(Collectors.toSet()));
        open.values()
                .forEach(one -> one.handoffs().stream()
                        .filter(handoff -> broken.contains(handoff.number()))
                        .forEach(handoff -> warn(one, handoff, today)));
        handoffs.write(open.values());
        return broken.size();
    }

    private static void warn(OpenCase open, Handoff handoff, LocalDate today) {
        if (handoff.status().closed() || handoff.clockStopped()) {
            return;
        }
        if (handoff.deadlines() instanceof Deadlines.Running dates && today.isAfter(dates.promisedBy())) {
            handoff.warned();
            ObjectNode more = Json.object()
                    .put("status", handoff.status().name())
                    .put("promisedBy", dates.promisedBy().toString())
                    .put("statutoryBy", dates.statutoryBy().toString());
            open.send(Notice.of(open, handoff, "handoff.overdue", more));
        }
    }
}
