package io.onewindow.enquiry;

import io.onewindow.enquiry.Sight.Seen;
import io.onewindow.ledger.Ledger;
import io.onewindow.ledger.WrittenEntry;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The events of cases as they happen, as server-sent events. All open streams are fed by one look into the ledger, so
/// that it does not matter which node wrote an entry. They end before the hub waits for the calls that are under way:
/// a stream never ends by itself.
@Component
class EventStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST_STREAMS = 2_000;

    private final Ledger ledger;
    private final Map<Stream, Boolean> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-streams").factory());
    private final long beatsAfterNanos;
    private volatile boolean running;

    EventStreams(Ledger ledger, HubSettings settings) {
        this.ledger = ledger;
        this.beatsAfterNanos = settings.heartbeat().toNanos();
    }

    private static final class Stream {
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private final Seen seen;
        private final Set<String> handoffs;
        private int last;
        private long sentAt = System.nanoTime();

        Stream(Seen seen, int last) {
            this.seen = seen;
            this.handoffs = seen.handoffNumbers();
            this.last = last;
        }

        String chain() {
            return seen.file().number().value();
        }

        void send(SseEmitter.SseEventBuilder event) throws IOException {
            emitter.send(event);
            sentAt = System.nanoTime();
        }
    }

    /// A stream of the events after a number.
    SseEmitter open(Seen seen, int after) {
        if (!running || open.size() >= MOST_STREAMS) {
            throw new ProblemException(Problem.of(running ? Fault.BUSY : Fault.UNAVAILABLE));
        }
        Stream stream = new Stream(seen, after);
        stream.emitter.onCompletion(() -> open.remove(stream));
        stream.emitter.onTimeout(stream.emitter::complete);
        stream.emitter.onError(unused -> open.remove(stream));
        greet(stream);
        open.put(stream, true);
        return stream.emitter;
    }

    // The answer's head leaves with the first bytes: without them a caller cannot tell a quiet case from a hub away.
    private static void greet(Stream stream) {
        try {
            stream.send(SseEmitter.event().comment("open"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void look() {
        try {
            if (!open.isEmpty()) {
                feed(List.copyOf(open.keySet()));
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.atDebug().log("the ledger cannot be read now; the streams wait");
        }
    }

    private void feed(List<Stream> streams) {
        List<Ledger.Position> positions = streams.stream()
                .collect(Collectors.groupingBy(
                        Stream::chain, Collectors.mapping(one -> one.last, Collectors.minBy(Integer::compare))))
                .entrySet()
                .stream()
                .map(one -> new Ledger.Position(one.getKey(), one.getValue().orElse(0)))
                .toList();
        Map<String, List<WrittenEntry>> fresh =
                ledger.after(positions).stream().collect(Collectors.groupingBy(WrittenEntry::chain));
        streams.forEach(stream -> feed(stream, fresh.getOrDefault(stream.chain(), List.of())));
    }

    private void feed(Stream stream, List<WrittenEntry> fresh) {
        try {
            for (WrittenEntry entry : fresh) {
                if (entry.seq() > stream.last) {
                    stream.send(event(stream, entry));
                    stream.last = entry.seq();
                }
            }
            if (System.nanoTime() - stream.sentAt > beatsAfterNanos) {
                stream.send(SseEmitter.event().comment("heartbeat"));
            }
        } catch (IOException | IllegalStateException gone) {
            open.remove(stream);
        }
    }

    private static SseEmitter.SseEventBuilder event(Stream stream, WrittenEntry entry) {
        boolean visible = LedgerView.visible(entry, stream.seen.share(), stream.handoffs);
        SseEmitter.SseEventBuilder event = SseEmitter.event().id(String.valueOf(entry.seq()));
        // The name of an event tells as much as its entry.
        return visible
                ? event.name(entry.event().name()).data(entry.served(), MediaType.TEXT_PLAIN)
                : event.data(entry.omitted(), MediaType.TEXT_PLAIN);
    }

    @Override
    public void start() {
        running = true;
        ticker.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        ticker.shutdownNow();
        open.keySet().forEach(stream -> stream.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
