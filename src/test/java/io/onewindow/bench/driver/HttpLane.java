package io.onewindow.bench.driver;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Submits over HTTP/1.1 on one connection that is kept: plain enough that the driver costs little.
final class HttpLane implements Lane {

    private static final int CREATED = 201;
    private static final String CREDENTIALS =
            Base64.getEncoder().encodeToString((Driver.WINDOW + ":demo").getBytes(StandardCharsets.US_ASCII));

    private final int port;
    private final Tally tally;
    private final Keys keys;
    private Socket socket;
    private InputStream in;

    HttpLane(int port, Tally tally, Keys keys) throws IOException {
        this.port = port;
        this.tally = tally;
        this.keys = keys;
        this.socket = connect(port);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /// What came back.
    private record Reply(int status, String body) {}

    @Override
    public void submit(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            Reply reply = post(keys.of(i));
            if (reply.status() == CREATED) {
                tally.accepted(i, Texts.number(reply.body()), System.nanoTime());
            } else {
                System.out.println("refused with " + reply.status() + ": " + reply.body());
                tally.refused();
            }
        }
    }

    private Reply post(String key) throws IOException {
        String body = Texts.application(key);
        String request = """
                POST /api/v1/applications HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Basic %s\r
                Content-Type: application/json\r
                Idempotency-Key: %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(CREDENTIALS, key, body.length(), body);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        String length = headers.getOrDefault("content-length", "0");
        String reply = headers.containsKey("transfer-encoding") ? chunks() : text(Integer.parseInt(length));
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            socket.close();
            socket = connect(port);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return new Reply(status, reply);
    }

    private String chunks() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.append(text(size));
            line();
        }
        line();
        return all.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended in the middle of a reply");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended where a reply was due");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
