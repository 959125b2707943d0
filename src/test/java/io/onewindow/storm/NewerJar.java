package io.onewindow.storm;

import io.onewindow.rig.HubNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// The packaged hub as its next version would be, as far as the database sees one: with one more migration, which adds,
/// and another version.
final class NewerJar {

    /// Its version.
    static final String VERSION = "1000.0.0";

    // Behind every migration that the hub has.
    private static final String MIGRATION = "V1000000__add_notes.sql";
    private static final String SQL = """
            alter table case_file add column newer_note text;
            alter table handoff add column newer_note text;
            alter table ledger_entry add column newer_note text;
            alter table answer add column newer_weight int not null default 1;
            create index handoff_newer on handoff (newer_note) where newer_note is not null;
            create table newer_thing (acceptance_no text primary key, note text not null);
            """;

    private NewerJar() {}

    /// Makes it in that file.
    static void make(Path jar) throws IOException {
        Files.copy(HubNode.PACKAGED, jar);
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Files.writeString(inside.getPath("BOOT-INF/classes/db/migration", MIGRATION), SQL);
            Path manifest = inside.getPath("META-INF/MANIFEST.MF");
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replaceFirst("Implementation-Version: .*", "Implementation-Version: " + VERSION));
        }
    }
}
