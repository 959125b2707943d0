package io.onewindow.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutterTest {

    private static final int LITTLE_MILLIS = 200;

    private ServerSocket listener;
    private Cutter cutter;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        cutter = Cutter.before(listener.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), cutter.port());
        server = listener.accept();
        client.setSoTimeout(LITTLE_MILLIS);
        server.setSoTimeout(LITTLE_MILLIS);
        assertThat(through(client, server, "hello")).isEqualTo("hello");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        cutter.close();
        listener.close();
    }

    private static String through(Socket from, Socket to, String text) throws IOException {
        from.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new String(to.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    @Test
    void resetsBothSidesWhenItIsCut() {
        // When
        cutter.cut();
        // Then
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read());
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> server.getInputStream().read());
    }

    @Test
    void letsHalfOfWhatPassesThroughWhenItIsCutInMidFrame() throws IOException {
        // When
        cutter.cutInMidFrame();
        client.getOutputStream().write("abcd".getBytes(StandardCharsets.US_ASCII));
        // Then: a reset may overtake the half that was delivered, but never more than the half comes
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> server.getInputStream().readNBytes(3));
    }

    @Test
    void holdsEverythingBackWhileItIsStalled() throws IOException {
        // When
        cutter.stall();
        // Then
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> through(client, server, "late"));
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> through(server, client, "late"));
        cutter.heal();
        assertThat(server.getInputStream().readNBytes(4)).asString().isEqualTo("late");
        assertThat(client.getInputStream().readNBytes(4)).asString().isEqualTo("late");
    }

    @Test
    void losesOneDirectionAndResetsWhatLostSomethingWhenItIsHealed() throws IOException {
        // When
        cutter.drop(Cutter.Direction.DOWN);
        // Then
        assertThat(through(client, server, "there")).isEqualTo("there");
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> through(server, client, "back"));
        cutter.heal();
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> client.getInputStream().read());
    }

    @Test
    void stallsBeforeTheAnswerThatIsNamed() throws IOException {
        // When
        cutter.stallBefore("insert", "COMMIT");
        // Then
        assertThat(through(server, client, "COMMIT")).isEqualTo("COMMIT");
        assertThat(through(client, server, "insert")).isEqualTo("insert");
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> through(server, client, "xCOMMITx"));
        assertThat(cutter.isStalled()).isTrue();
    }

    @Test
    void refusesUntilItIsHealed() throws IOException {
        // When
        cutter.refuse();
        // Then
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), cutter.port()).close());
        cutter.heal();
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), cutter.port());
                Socket accepted = listener.accept()) {
            assertThat(through(again, accepted, "again")).isEqualTo("again");
        }
    }
}
