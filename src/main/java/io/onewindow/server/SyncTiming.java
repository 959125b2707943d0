package io.onewindow.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// How long a journal waits for company before it syncs: as long as one sync takes on this disk. Measured on the first
/// start as `artemis create` does, and kept beside the journal.
public final class SyncTiming {

    private static final Duration MEASURING = Duration.ofMillis(200);
    private static final int BLOCK = 4096;
    private static final int MOST_WRITES = 200;
    private static final int LEAST_NANOS = 20_000;
    private static final int MOST_NANOS = 20_000_000;

    private SyncTiming() {}

    /// The buffer timeout for a journal in that folder, in nanoseconds.
    public static int nanosFor(Path folder) throws IOException {
        Path kept = folder.resolve("journal-buffer-timeout");
        if (Files.exists(kept)) {
            String text = Files.readString(kept).strip();
            if (text.matches("\\d{1,8}")) {
                return Integer.parseInt(text);
            }
        }
        int nanos = measure(folder.resolve("journal-buffer-timeout.probe"));
        Files.writeString(kept, nanos + "\n");
        return nanos;
    }

    private static int measure(Path probe) throws IOException {
        try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(BLOCK * MOST_WRITES));
            channel.force(true);
            channel.position(0);
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            long begun = System.nanoTime();
            int writes = 0;
            while (writes < MOST_WRITES && System.nanoTime() - begun < MEASURING.toNanos()) {
                channel.write(block.rewind());
                channel.force(false);
                writes++;
            }
            return Math.clamp((System.nanoTime() - begun) / writes, LEAST_NANOS, MOST_NANOS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
