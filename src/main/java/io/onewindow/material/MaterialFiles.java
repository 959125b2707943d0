package io.onewindow.material;

import io.onewindow.canonical.Digest;
import io.onewindow.material.MaterialBook.Stored;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// The folder of documents. A document is written under a temporary name, synced, and gets its digest's name only when
/// its bytes have that digest; nothing that a sender chose is ever a path.
@Component
class MaterialFiles {

    private static final int BUFFER = 64 * 1024;

    /// What became of the bytes.
    sealed interface Writing {
        record Written(Stored stored) implements Writing {}

        record Refused(Problem problem) implements Writing {}
    }

    private record Copied(long size, String sha256, byte[] first) {}

    private final Path folder;
    private final long mostBytes;

    MaterialFiles(HubSettings settings) {
        this.folder = settings.dataDir().resolve("materials");
        this.mostBytes = settings.limits().materialBytes();
    }

    /// The file of a document.
    Path file(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Writing write(String sha256, String mediaType, InputStream content) {
        try {
            Files.createDirectories(file(sha256).getParent());
            Path incoming = Files.createTempFile(folder, "incoming-", ".part");
            try {
                return judge(copy(content, incoming), sha256, mediaType, incoming);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder " + folder + " does not take documents", failed);
        }
    }

    private Copied copy(InputStream content, Path incoming) throws IOException {
        MessageDigest digest = Digest.sha256();
        byte[] buffer = new byte[BUFFER];
        byte[] first = new byte[0];
        long size = 0;
        try (FileChannel file = FileChannel.open(incoming, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0 && size <= mostBytes; read = content.read(buffer)) {
                first = first.length < ContentType.SEEN ? grown(first, buffer, read) : first;
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                size += read;
            }
            file.force(true);
        }
        return new Copied(size, HexFormat.of().formatHex(digest.digest()), first);
    }

    private static byte[] grown(byte[] first, byte[] buffer, int read) {
        int more = Math.min(read, ContentType.SEEN - first.length);
        byte[] grown = Arrays.copyOf(first, first.length + more);
        System.arraycopy(buffer, 0, grown, first.length, more);
        return grown;
    }

    private Writing judge(Copied copied, String sha256, String mediaType, Path incoming) throws IOException {
        if (copied.size() > mostBytes) {
            return new Writing.Refused(Problem.of(Fault.BODY_TOO_LARGE, String.valueOf(mostBytes)));
        }
        if (!copied.sha256().equals(sha256)) {
            return new Writing.Refused(Problem.of(Fault.MATERIAL_DIGEST));
        }
        if (!ContentType.fits(mediaType, copied.first())) {
            return new Writing.Refused(Problem.of(Fault.MATERIAL_TYPE, mediaType));
        }
        Files.move(incoming, file(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        String told = ContentType.of(copied.first()).orElse(mediaType);
        return new Writing.Written(new Stored(sha256, told, copied.size()));
    }
}
