package io.onewindow.server.schema;

import io.onewindow.settings.StartFault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/// Migrates at the start, while other nodes work on the same tables. What a newer hub added is left alone. What it
/// removed is named by its migration: `after 7` at the beginning of the description says that a hub which does not
/// know migration 7 works with what is gone, and such a hub does not start.
@Component
class Migrating implements FlywayMigrationStrategy {

    private static final Pattern REMOVAL = Pattern.compile("after (\\d+)\\b.*");

    // Whoever waits for a table's lock holds up everybody who comes after: no longer than callers wait.
    private static final String PATIENCE = "set lock_timeout = '5s'";

    @Override
    public void migrate(Flyway flyway) {
        Flyway patient = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .initSql(PATIENCE)
                .load();
        refuseWhatIsGone(List.of(patient.info().all()));
        patient.migrate();
    }

    private static void refuseWhatIsGone(List<MigrationInfo> migrations) {
        MigrationVersion newest = migrations.stream()
                .filter(one -> one.getState().isResolved())
                .flatMap(Migrating::version)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
        migrations.stream()
                .filter(one -> !one.getState().isResolved())
                .filter(one -> leastFor(one)
                        .filter(least -> newest.compareTo(least) < 0)
                        .isPresent())
                .findFirst()
                .ifPresent(removal -> {
                    throw new StartFault(
                            "the database was changed by a newer hub (migration %s, %s), and this one knows"
                                            .formatted(removal.getVersion(), removal.getDescription())
                                    + " no migration after %s: start a newer version, or restore the backup from before"
                                            .formatted(newest));
                });
    }

    private static Stream<MigrationVersion> version(MigrationInfo migration) {
        return Optional.ofNullable(migration.getVersion()).stream();
    }

    private static Optional<MigrationVersion> leastFor(MigrationInfo migration) {
        Matcher removal = REMOVAL.matcher(migration.getDescription());
        return removal.matches() ? Optional.of(MigrationVersion.fromVersion(removal.group(1))) : Optional.empty();
    }
}
