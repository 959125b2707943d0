package io.onewindow.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Signals to a process and to every process that it started.
final class Signals {

    private Signals() {}

    /// Stops them in the middle of whatever they do; the first process first, so that it starts no more.
    static void freeze(ProcessHandle process) {
        send("STOP", Stream.of(process));
        send("STOP", process.descendants());
    }

    static void thaw(ProcessHandle process) {
        send("CONT", Stream.concat(process.descendants(), Stream.of(process)));
    }

    /// Ends the process without any warning, and waits for its end. What it started is told too.
    static void kill(ProcessHandle process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        send("KILL", all.stream());
        all.forEach(one -> one.onExit().join());
    }

    private static void send(String signal, Stream<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.map(one -> String.valueOf(one.pid())).forEach(command::add);
        if (command.size() == 2) {
            return;
        }
        try {
            // One that has ended meanwhile is no fault.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }
}
