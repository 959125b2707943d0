package io.onewindow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartLineTest {

    @TempDir
    Path folder;

    @EnableConfigurationProperties(HubSettings.class)
    static class Bound {}

    @Test
    void takesTheLineOfAStartFaultAnywhereInTheChain() {
        // Given
        Throwable failure =
                new IllegalStateException("bean", new RuntimeException("wrapped", new StartFault("the line")));
        // When
        String line = StartLine.of(failure, environment(Map.of()));
        // Then
        assertThat(line).isEqualTo("the line");
    }

    @Test
    void tellsTheManagementPortFromTheOther() {
        // Given
        Environment environment =
                environment(Map.of("management.server.port", "8081", "management.server.address", "127.0.0.1"));
        // When
        String line = StartLine.of(new RuntimeException(new PortInUseException(8081)), environment);
        // Then
        assertThat(line).isEqualTo("port 8081 on 127.0.0.1 is taken: stop what holds it or set management.server.port");
    }

    @Test
    void namesTheSettingOfAPortThatCannotBe() {
        // Given
        Throwable failure =
                new IllegalStateException("tomcat", new IllegalArgumentException("port out of range:99999"));
        Environment environment = environment(Map.of("server.port", "8080", "management.server.port", "99999"));
        // When
        String line = StartLine.of(failure, environment);
        // Then
        assertThat(line)
                .isEqualTo("setting management.server.port=99999 is no port: set it to a number from 0 to 65535");
    }

    @Test
    void namesTheAddressThatIsNotThisMachines() {
        // Given
        Throwable failure = new IllegalStateException("tomcat", new BindException("Cannot assign requested address"));
        // When
        String line = StartLine.of(failure, environment(Map.of("server.address", "10.1.2.3")));
        // Then
        assertThat(line)
                .isEqualTo("address 10.1.2.3 cannot be listened on (Cannot assign requested address):"
                        + " set server.address and server.port");
    }

    @Test
    void namesAnInvalidSettingAndItsPlace() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("hub.yaml"), "hub:\n  delivery:\n    lease: soon\n");
        // When
        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(Bound.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.additional-location=file:" + file, "--hub.data-dir=" + folder.resolve("data")));
        // Then
        assertThat(StartLine.of(failure, environment(Map.of())))
                .isEqualTo("setting hub.delivery.lease (%s:3) is not valid ('soon' is not a valid duration): correct it"
                        .formatted(file));
    }

    @Test
    void keepsAnythingElseToOneLine() {
        // Given
        Throwable failure = new RuntimeException("outer", new IllegalArgumentException("first\n\tsecond  third"));
        // When
        String line = StartLine.of(failure, environment(Map.of()));
        // Then
        assertThat(line).isEqualTo("first second third");
        assertThat(StartLine.of(new NullPointerException(), environment(Map.of())))
                .isEqualTo("NullPointerException");
        assertThat(StartLine.of(new NoSuchFileException("routes"), environment(Map.of())))
                .isEqualTo("NoSuchFileException: routes");
    }

    private static Environment environment(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }
}
