package io.onewindow.rig;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A file system of its own with little room, in memory, which only the programs that are started inside see. Whoever
/// may
/// make user namespaces may have one, root or not; it is gone with whoever made it.
public final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final String MOUNTED = "mounted";
    private static final String MOUNT =
            "mount -t tmpfs -o size=$1m,mode=700 small \"$0\" && echo " + MOUNTED + " && exec cat";
    private static final String INSIDE = "exec nsenter --user --mount --preserve-credentials --target \"$0\" -- "
            + "sh -c 'cd \"$0\" && exec \"$@\"' \"$(pwd -P)\" \"$@\"";

    private final Path at;
    private final Process keeper;

    private SmallDisk(Path at, Process keeper) {
        this.at = at;
        this.keeper = keeper;
    }

    /// Puts one in place of that folder. Where the machine forbids it, the test is skipped and says so.
    public static SmallDisk mount(Path folder, int mebibytes) throws IOException {
        Path at = Files.createDirectories(folder).toRealPath();
        Process keeper = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        MOUNT,
                        at.toString(),
                        String.valueOf(mebibytes))
                .redirectErrorStream(true)
                .start();
        BufferedReader said = new BufferedReader(new InputStreamReader(keeper.getInputStream()));
        String first = said.readLine();
        Assumptions.assumeTrue(
                MOUNTED.equals(first), () -> "a small disk takes user and mount namespaces (unshare): " + first);
        return new SmallDisk(at, keeper);
    }

    /// What stands before a command, so that the program sees the disk; its working folder stays.
    public List<String> inside() {
        return List.of("sh", "-c", INSIDE, String.valueOf(keeper.pid()));
    }

    /// The disk, as this process reaches it.
    public Path root() {
        return Path.of("/proc/" + keeper.pid() + "/root" + at);
    }

    /// Takes all the room that is left.
    public void fill() throws IOException {
        fillBut(0);
    }

    /// Takes all the room that is left but that many bytes.
    public void fillBut(long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(filler(), CREATE, WRITE, APPEND)) {
            while (bytes == 0 || room() > bytes) {
                channel.write(ByteBuffer.allocate(CHUNK));
            }
        } catch (IOException full) {
            if (room() > 0) {
                throw full;
            }
        }
    }

    private long room() throws IOException {
        return Files.getFileStore(root()).getUsableSpace();
    }

    /// Gives back the room that was taken.
    public void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path filler() {
        return root().resolve("filler");
    }

    @Override
    public void close() {
        keeper.destroy();
    }
}
