package io.onewindow.broker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A STOMP 1.2 client of few lines: one socket, one frame out, one frame in.
final class Stomp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Stomp(int port) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.socket.setSoTimeout(10_000);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// The command of the frame that answers the login.
    String connect(String user, String secret) throws IOException {
        return ask("CONNECT\naccept-version:1.2\nhost:hub\nlogin:%s\npasscode:%s\n\n".formatted(user, secret));
    }

    String send(String queue, String body) throws IOException {
        return ask("SEND\ndestination:%s\npersistent:true\nreceipt:1\n\n%s".formatted(queue, body));
    }

    String subscribe(String queue) throws IOException {
        return ask("SUBSCRIBE\nid:1\ndestination:%s\nack:client\nreceipt:2\n\n".formatted(queue));
    }

    private String ask(String frame) throws IOException {
        socket.getOutputStream().write((frame + "\0").getBytes(StandardCharsets.UTF_8));
        String answer = read();
        return answer.startsWith("MESSAGE") ? read() : answer;
    }

    private String read() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0 || frame.size() == 0; next = in.read()) {
            if (next < 0) {
                return "CLOSED";
            }
            if (next > 0 && (next != '\n' || frame.size() > 0)) {
                frame.write(next);
            }
        }

        return frame.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("EMPTY");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
