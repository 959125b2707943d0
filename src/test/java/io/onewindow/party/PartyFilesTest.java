package io.onewindow.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PartyFilesTest {

    private static final Path SAMPLES = Path.of("config");

    @TempDir
    private Path config;

    @BeforeEach
    void writeGoodFiles() throws IOException {
        write("parties/window-01.yaml", party("window-01", "window", hash("drawn at random")));
        write("departments/tax.yaml", """
                id: tax
                name: {zh: 税务局, en: Tax}
                secrets: ["%s"]
                way: broker
                """.formatted(hash("drawn at random, too")));
    }

    @Test
    void readsTheSamplePartiesInDemoMode() {
        // Given
        Parties parties = new Parties(PartyFiles.read(SAMPLES, true), new Secrets());
        // Then
        assertThat(parties.ofKind(PartyKind.WINDOW))
                .extracting(party -> party.id().value())
                .containsExactly("window-01", "window-02");
        assertThat(parties.ofKind(PartyKind.DEPARTMENT))
                .extracting(party -> party.id().value())
                .containsExactly(
                        "ecology", "finance", "fire", "health", "hrss", "land", "market", "ndrc", "police", "tax");
        assertThat(parties.authenticate("market", "demo")).map(Party::nameZh).contains("绵阳市市场监督管理局");
        assertThat(parties.authenticate("auditor", "demo")).map(Party::kind).contains(PartyKind.AUDITOR);
        assertThat(parties.authenticate("operator", "Demo")).isEmpty();
    }

    @Test
    void refusesTheSampleSecretOutsideDemoMode() {
        assertThatThrownBy(() -> PartyFiles.read(SAMPLES, false))
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith(
                        "config/parties/auditor.yaml:7: the secret of 'auditor' is a well-known one, 'demo'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeme", "password", "admin", "123456", "window-01"})
    void refusesAWellKnownSecretOutsideDemoMode(String secret) throws IOException {
        // Given
        write("parties/window-01.yaml", party("window-01", "window", hash(secret)));
        // Then
        refuses(false, "parties/window-01.yaml:5: the secret of 'window-01' is a well-known one, '" + secret + "'");
        assertThat(PartyFiles.read(config, true)).hasSize(2);
    }

    @Test
    void readsOtherSecretsOutsideDemoMode() {
        // When
        List<Party> parties = PartyFiles.read(config, false);
        // Then
        assertThat(parties).extracting(party -> party.id().value()).containsExactly("window-01", "tax");
    }

    @Test
    void refusesAPartyWithoutProofOutsideDemoMode() throws IOException {
        // Given
        write("parties/window-01.yaml", "id: window-01\nkind: window\nname: {zh: 窗口, en: Window}\nsecrets: []\n");
        // Then
        refuses(false, "parties/window-01.yaml:1: the party 'window-01' has nothing to prove itself with");
        assertThat(PartyFiles.read(config, true)).hasSize(2);
    }

    @Test
    void takesASubjectForAProof() throws IOException {
        // Given
        write(
                "parties/window-01.yaml",
                "id: window-01\nkind: window\nname: {zh: 窗口, en: Window}\noidcSubjects: [window@hall]\n");
        Parties parties = new Parties(PartyFiles.read(config, false), new Secrets());
        // Then
        assertThat(parties.ofSubject("window@hall"))
                .map(party -> party.id().value())
                .contains("window-01");
    }

    @Test
    void refusesASubjectOfTwoParties() throws IOException {
        // Given
        String one = "id: %s\nkind: window\nname: {zh: 窗口, en: Window}\noidcSubjects:\n  - same\n";
        write("parties/window-01.yaml", one.formatted("window-01"));
        write("parties/window-02.yaml", one.formatted("window-02"));
        // Then
        refuses(true, "parties/window-02.yaml:5: the subject 'same' already proves the party of ");
    }

    @Test
    void refusesASecretThatIsNoHashWithoutShowingIt() throws IOException {
        // Given
        write("parties/window-01.yaml", party("window-01", "window", "plain text secret"));
        // Then
        assertThatThrownBy(() -> PartyFiles.read(config, true))
                .hasMessageContaining("parties/window-01.yaml:5: a secret that is no {bcrypt} hash")
                .hasMessageNotContaining("plain text secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{noop}demo", "{MD5}0cc175b9c0f1b6a831c399e269772661", "{bcrypt}$2a$31$" + "A", "{bcrypt}"})
    void refusesHashesThatAreNoneOrTooSlowOrTooWeak(String secret) throws IOException {
        // Given
        write("parties/window-01.yaml", party("window-01", "window", secret));
        // Then
        refuses(true, "parties/window-01.yaml:5: a secret that is no {bcrypt} hash");
    }

    @Test
    void refusesMoreSecretsThanAPartyCanNeed() throws IOException {
        // Given
        String hash = "\"" + hash("x") + "\"";
        write(
                "parties/window-01.yaml",
                "id: window-01\nkind: window\nname: {zh: 窗口, en: Window}\nsecrets: [%s]\n"
                        .formatted(String.join(", ", List.of(hash, hash, hash, hash, hash))));
        // Then
        refuses(true, "parties/window-01.yaml:4: 5 secrets, 4 at most");
    }

    @Test
    void namesTheNearestMemberAndKind() throws IOException {
        // Given
        write("parties/window-01.yaml", "id: window-01\nkind: windw\nname: {zh: 窗口, en: Window}\n");
        refuses(true, "parties/window-01.yaml:2: unknown value of 'kind' 'windw' (did you mean 'window'?)");
        // When
        write("parties/window-01.yaml", "id: window-01\nkind: window\nnmae: {zh: 窗口, en: Window}\n");
        // Then
        refuses(true, "parties/window-01.yaml:3: unknown member 'nmae' (did you mean 'name'?)");
    }

    @Test
    void refusesADepartmentAmongTheOtherParties() throws IOException {
        // Given
        write("parties/land.yaml", party("land", "department", hash("x")));
        // Then
        refuses(true, "parties/land.yaml:2: a department among the other parties: move it to config/departments");
    }

    @Test
    void refusesAnIdThatIsNotTheFilesName() throws IOException {
        // Given
        write("parties/window-02.yaml", party("window-01", "window", hash("x")));
        // Then
        refuses(true, "parties/window-02.yaml:1: the id 'window-01' is not the file's name");
    }

    @Test
    void refusesAnIdOfAPartyAndADepartment() throws IOException {
        // Given
        write("parties/tax.yaml", party("tax", "window", hash("x")));
        // Then
        refuses(true, "departments/tax.yaml:1: the id 'tax' is taken by ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "Window", "window_01", "-window"})
    void refusesAnIdThatIsNoneOrTheHubs(String id) throws IOException {
        // Given
        write("parties/window-02.yaml", party(id, "window", hash("x")));
        // Then
        refuses(true, "parties/window-02.yaml:1: '" + id + "' is ");
    }

    private void refuses(boolean demo, String message) {
        assertThatThrownBy(() -> PartyFiles.read(config, demo))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(message);
    }

    private void write(String file, String text) throws IOException {
        Path path = config.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String party(String id, String kind, String secret) {
        return "id: %s\nkind: %s\nname: {zh: 窗口, en: Window}\nsecrets:\n  - \"%s\"\n".formatted(id, kind, secret);
    }

    private static String hash(String secret) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(secret);
    }
}
