package io.onewindow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onewindow.ChildJvm;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void makesTheFolderForItsOwnerOnly() throws IOException {
        // Given
        Path root = temporary.resolve("deep/data");
        // When
        try (DataFolder folder = DataFolder.open(root)) {
            String secret = folder.secret("sample");
            // Then
            assertThat(permissionsOf(folder.root())).isEqualTo("rwx------");
            assertThat(permissionsOf(folder.keys())).isEqualTo("rwx------");
            assertThat(permissionsOf(folder.keys().resolve("sample.secret"))).isEqualTo("rw-------");
            assertThat(secret).matches("[A-Za-z0-9_-]{43}").isEqualTo(folder.secret("sample"));
        }
    }

    @Test
    void refusesAFolderThatAnotherHubHolds() throws IOException {
        // Given
        try (DataFolder held = DataFolder.open(temporary)) {
            // When
            assertThatExceptionOfType(StartFault.class)
                    .isThrownBy(() -> DataFolder.open(temporary))
                    // Then
                    .withMessage(
                            "data folder %s is held by another hub (pid %d): stop it or set hub.data-dir",
                            held.root(), ProcessHandle.current().pid());
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessHolds() throws IOException {
        // Given
        try (ChildJvm holder = ChildJvm.start(HeldFolder.class, temporary)) {
            // When
            assertThatExceptionOfType(StartFault.class)
                    .isThrownBy(() -> DataFolder.open(temporary))
                    // Then
                    .withMessageContaining("is held by another hub (pid %d)", holder.pid());
            holder.kill();
        }
        DataFolder.open(temporary).close();
    }

    @Test
    void saysWhichFolderCannotBeMade() throws IOException {
        // Given
        Path file = Files.writeString(temporary.resolve("file"), "");
        // When
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("data")))
                // Then
                .withMessageContaining("data folder %s/data cannot be used", file)
                .withMessageEndingWith("set hub.data-dir");
    }

    private static String permissionsOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
