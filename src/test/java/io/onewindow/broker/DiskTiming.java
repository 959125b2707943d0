package io.onewindow.broker;

import java.io.IOException;
import java.nio.file.Path;

/// What `artemis create` measures of the disk before it writes a broker's configuration.
public final class DiskTiming {

    private DiskTiming() {}

    /// The journal's buffer timeout for a journal in that folder, in nanoseconds.
    public static int nanosFor(Path folder) throws IOException {
        return JournalTiming.nanosFor(folder);
    }
}
