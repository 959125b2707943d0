package io.onewindow.contracts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFileTest {

    @TempDir
    Path configDir;

    @Test
    void stopsTheStartWhereTheFileIsMissing() {
        // When
        assertThatThrownBy(() -> ContractFile.read(configDir, "openapi.yaml"))
                // Then
                .isInstanceOf(StartFault.class)
                .hasMessage(configDir.resolve("contracts/openapi.yaml")
                        + ": cannot be read: correct the path, or let the hub read it");
    }

    @Test
    void stopsTheStartAtTheLineThatIsNoYaml() throws IOException {
        // Given
        Files.createDirectories(configDir.resolve("contracts"));
        Path file = Files.writeString(configDir.resolve("contracts/openapi.yaml"), "openapi: 3.1.1\npaths: [\n");
        // When
        assertThatThrownBy(() -> ContractFile.read(configDir, "openapi.yaml"))
                // Then
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith(file + ":3: ");
    }
}
