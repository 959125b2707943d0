package io.onewindow.history;

import io.onewindow.answer.MemoryAnswers;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.MemoryCases;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.files.CatalogueFiles;
import io.onewindow.handoff.MemoryHandoffs;
import io.onewindow.issuance.MemoryIssuance;
import io.onewindow.ledger.MemoryLedger;
import io.onewindow.memory.MemoryClock;
import io.onewindow.memory.MemoryTransactions;
import io.onewindow.outbox.MemoryOutbox;
import io.onewindow.settings.HubSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What nodes share: the tables of a database, in memory, and its clock.
final class MemoryTables {

    static final Catalogue CATALOGUE = CatalogueFiles.read(Path.of("config"));
    static final HolidayCalendar CALENDAR = HolidayCalendar.read(Path.of("config/calendar"));
    static final HubSettings SETTINGS = new HubSettings(
            Path.of("config"),
            Path.of("routes"),
            Path.of("target/none"),
            false,
            Duration.ofSeconds(15),
            new HubSettings.Broker(0, "", "hub", "", Duration.ofSeconds(2)),
            new HubSettings.Demo(true, List.of()),
            new HubSettings.Oidc("", "", ""),
            new HubSettings.Limits(1_048_576, 67_108_864, 2_000),
            new HubSettings.Delivery(
                    100, Duration.ofSeconds(30), Duration.ZERO, 2, Duration.ofSeconds(1), Duration.ofSeconds(60)),
            "");

    final MemoryTransactions transactions = new MemoryTransactions();
    final MemoryClock clock = new MemoryClock(Instant.parse("2026-11-24T02:00:00Z"));
    final MemoryLedger ledger = new MemoryLedger(transactions);
    final MemoryCases caseTable = new MemoryCases(transactions, clock);
    final CaseBook cases = caseTable.book(ledger.ledger);
    final MemoryHandoffs handoffs = new MemoryHandoffs(transactions, clock);
    final MemoryOutbox outbox = new MemoryOutbox(transactions, SETTINGS);
    final MemoryIssuance issuance = new MemoryIssuance(transactions, SETTINGS, clock);
    final MemoryAnswers answers =
            new MemoryAnswers(transactions, new MemoryAnswers.Rules(CATALOGUE, CALENDAR), ledger, clock);

    void close() {
        ledger.close();
    }
}
