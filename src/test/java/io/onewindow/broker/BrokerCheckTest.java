package io.onewindow.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onewindow.settings.StartFault;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerCheckTest {

    private static final String ANSWERS = "department.tax.answers";

    @TempDir
    Path folder;

    private TestBroker broker;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start(folder);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void isContentWithABrokerThatKeepsEverything() {
        // Then
        assertThatCode(() -> check(false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "DEAD_LETTER, has no dead-letter-address hub.dead for department.tax.answers",
        "EXPIRY, lets messages of department.tax.answers expire",
        "DROP, drops messages of department.tax.answers when it is full",
        "RING, keeps only the last messages of department.tax.answers"
    })
    void namesWhatWouldLoseMessages(Loss loss, String fault) {
        // Given
        AddressSettings settings = new AddressSettings()
                .setDeadLetterAddress(SimpleString.of("hub.dead"))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
        loss.change.accept(settings);
        broker.broker.server().getAddressSettingsRepository().addMatch(ANSWERS, settings);
        // Then
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> check(false))
                .withMessageStartingWith("broker vm://")
                .withMessageContaining(fault);
        assertThatCode(() -> check(true)).as("in demo mode").doesNotThrowAnyException();
    }

    private void check(boolean demo) {
        BrokerCheck.check(broker.connection, List.of(ANSWERS), demo);
    }

    enum Loss {
        DEAD_LETTER(settings -> settings.setDeadLetterAddress(SimpleString.of("elsewhere"))),
        EXPIRY(settings -> settings.setExpiryDelay(1_000L).setNoExpiry(false)),
        DROP(settings -> settings.setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)),
        RING(settings -> settings.setDefaultRingSize(10));

        private final Consumer<AddressSettings> change;

        Loss(Consumer<AddressSettings> change) {
            this.change = change;
        }
    }
}
