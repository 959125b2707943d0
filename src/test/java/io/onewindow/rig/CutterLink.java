package io.onewindow.rig;

import io.onewindow.rig.Cutter.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection through a [Cutter].
final class CutterLink {

    private static final int CHUNK = 16_384;

    private final Cutter cutter;
    private final Socket client;
    private final Socket server;
    private volatile boolean doomed;
    private volatile boolean lost;

    /// Whether what the cutter listens for was asked here; only the cutter touches it, under its lock.
    boolean asked;

    CutterLink(Cutter cutter, Socket client, Socket server) throws IOException {
        this.cutter = cutter;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void begin() {
        Thread.ofVirtual().name("cutter-up").start(() -> pump(client, server, Direction.UP));
        Thread.ofVirtual().name("cutter-down").start(() -> pump(server, client, Direction.DOWN));
    }

    /// The next bytes pass by half; then the connection is reset.
    void doom() {
        doomed = true;
    }

    /// Whether bytes were lost.
    boolean hasLost() {
        return lost;
    }

    void reset() {
        close(client);
        close(server);
        cutter.ended(this);
    }

    static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException ended) {
            // It is closed already.
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                pass(chunk, read, out, direction);
            }
            end(direction);
        } catch (IOException ended) {
            reset();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(byte[] chunk, int length, OutputStream out, Direction direction)
            throws IOException, InterruptedException {
        if (!cutter.passes(this, direction, new String(chunk, 0, length, StandardCharsets.ISO_8859_1))) {
            lost = true;
            return;
        }
        if (doomed) {
            out.write(chunk, 0, length / 2);
            throw new IOException("cut in the middle of a frame");
        }
        out.write(chunk, 0, length);
    }

    // The end of a connection is something that is sent, too: where nothing passes, the other side hears nothing of it.
    private void end(Direction direction) throws InterruptedException {
        if (cutter.passes(this, direction, "")) {
            try {
                client.close();
                server.close();
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
            cutter.ended(this);
        } else {
            lost = true;
        }
    }
}
