package io.onewindow.server;

import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The folder that one running hub holds: database, broker journal, materials, keys and log, for its owner's eyes only.
/// A lock on `hub.lock` in it is held until [#close()] or the end of the process.
public final class DataFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Makes the folder where it is missing and holds it; a folder that another hub holds is a start fault.
    public static DataFolder open(Path path) {
        try {
            Path root = createPrivately(path.toAbsolutePath().normalize()).toRealPath();
            DataFolder folder = new DataFolder(root, hold(root));
            for (Path sub : List.of(folder.broker(), folder.materials(), folder.keys(), folder.log())) {
                createPrivately(sub);
            }
            return folder;
        } catch (IOException unusable) {
            throw unusable(path, unusable);
        }
    }

    /// Makes the folder of the log files, which are opened before anything is held.
    static void openLog(Path path) {
        try {
            Path log = createPrivately(path.toAbsolutePath().normalize()).resolve("log");
            if (!Files.isWritable(createPrivately(log))) {
                throw new AccessDeniedException(log.toString());
            }
        } catch (IOException unusable) {
            throw unusable(path, unusable);
        }
    }

    /// The folder itself, as an absolute path.
    public Path root() {
        return root;
    }

    /// The files of the embedded database; the database makes it.
    public Path database() {
        return root.resolve("database");
    }

    /// The journal of the embedded broker.
    public Path broker() {
        return root.resolve("broker");
    }

    /// Scanned documents.
    public Path materials() {
        return root.resolve("materials");
    }

    /// Secrets and signing keys.
    public Path keys() {
        return root.resolve("keys");
    }

    /// Log files.
    public Path log() {
        return root.resolve("log");
    }

    /// The random secret of that name under [#keys()], made durable on first use: 256 bits, base64url.
    public String secret(String name) {
        Path file = keys().resolve(name + ".secret");
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            throw new StartFault(
                    "secret %s cannot be read or written (%s): let this user read it".formatted(file, unreadable),
                    unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static StartFault unusable(Path path, IOException reason) {
        return new StartFault(
                "data folder %s cannot be used (%s): let this user write there or set hub.data-dir"
                        .formatted(path.toAbsolutePath().normalize(), reason),
                reason);
    }

    private static FileChannel hold(Path root) throws IOException {
        Path file = root.resolve("hub.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw new StartFault("data folder %s is held by another hub (pid %s): stop it or set hub.data-dir"
                    .formatted(root, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    // Locks a byte behind the text, so that the text stays readable where locks bind readers too.
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Integer.MAX_VALUE, 1, false) != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static Path createPrivately(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.createDirectories(path, ownerOnly(path, OWNER_ONLY));
        }
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
        return path;
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(draft, PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file);
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static FileAttribute<?>[] ownerOnly(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
