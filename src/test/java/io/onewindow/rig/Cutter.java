package io.onewindow.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A network between two programs that can be cut, stalled, made lossy and healed: a TCP proxy on a port of loopback.
public final class Cutter implements AutoCloseable {

    /// A way that bytes go.
    public enum Direction {
        /// From whoever connected to whoever listens.
        UP,
        /// Back.
        DOWN
    }

    private final int target;
    private final int port;
    private final List<CutterLink> links = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Direction> stalled = EnumSet.noneOf(Direction.class);
    private final Set<Direction> dropped = EnumSet.noneOf(Direction.class);
    private String question = "";
    private String answer = "";
    private ServerSocket listening;
    private Thread accepting;

    private Cutter(int target) throws IOException {
        this.target = target;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        this.accepting = accept(listening);
    }

    /// A network in front of that port of loopback.
    public static Cutter before(int target) throws IOException {
        return new Cutter(target);
    }

    /// The port to connect to instead.
    public int port() {
        return port;
    }

    /// Resets every connection (RST); new ones come through.
    public void cut() {
        links.forEach(CutterLink::reset);
    }

    /// Resets each connection in the middle of what passes next.
    public void cutInMidFrame() {
        links.forEach(CutterLink::doom);
    }

    /// Nothing moves, and nobody is told; what waits goes on when it is healed.
    public void stall() {
        change(() -> stalled.addAll(EnumSet.allOf(Direction.class)));
    }

    /// Nothing moves from the moment on that these characters come as an answer, them included, on a connection
    /// on which those others were asked before.
    public void stallBefore(String asked, String answered) {
        change(() -> {
            question = asked;
            answer = answered;
        });
    }

    /// Whether what [#stallBefore] waits for has come.
    public boolean isStalled() {
        lock.lock();
        try {
            return !stalled.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// What goes that way is lost. A connection that has lost something never comes back: healing resets it.
    public void drop(Direction direction) {
        change(() -> dropped.add(direction));
    }

    /// Resets every connection and refuses new ones.
    public void refuse() throws IOException {
        stopAccepting();
        cut();
    }

    /// As if nothing had been.
    public void heal() throws IOException {
        if (listening.isClosed()) {
            listening = listen(port);
            accepting = accept(listening);
        }
        links.stream().filter(CutterLink::hasLost).forEach(CutterLink::reset);
        change(this::forget);
    }

    private void forget() {
        stalled.clear();
        dropped.clear();
        question = "";
        answer = "";
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        return socket;
    }

    private Thread accept(ServerSocket on) {
        return Thread.ofVirtual().name("cutter-" + port).start(() -> {
            while (!on.isClosed()) {
                try {
                    Socket client = on.accept();
                    Thread.ofVirtual().start(() -> connect(client, on));
                } catch (IOException ended) {
                    // The port is closed, or the client is gone already.
                }
            }
        });
    }

    // The system closes a port only when the thread that waits on it has woken up.
    private void stopAccepting() throws IOException {
        listening.close();
        try {
            accepting.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Socket client, ServerSocket on) {
        try {
            CutterLink link = new CutterLink(this, client, new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            link.begin();
            if (on.isClosed()) {
                link.reset();
            }
        } catch (IOException refused) {
            CutterLink.close(client);
        }
    }

    /// Waits until bytes may go that way.
    ///
    /// @return whether they arrive; otherwise they are lost
    boolean passes(CutterLink link, Direction direction, String bytes) throws InterruptedException {
        lock.lock();
        try {
            if (!question.isEmpty()) {
                listen(link, direction, bytes);
            }
            while (stalled.contains(direction)) {
                changed.await();
            }
            return !dropped.contains(direction);
        } finally {
            lock.unlock();
        }
    }

    private void listen(CutterLink link, Direction direction, String bytes) {
        if (direction == Direction.UP && bytes.contains(question)) {
            link.asked = true;
        }
        if (direction == Direction.DOWN && link.asked && bytes.contains(answer)) {
            question = "";
            stalled.addAll(EnumSet.allOf(Direction.class));
        }
    }

    void ended(CutterLink link) {
        links.remove(link);
    }

    @Override
    public void close() throws IOException {
        refuse();
        change(this::forget);
    }
}
