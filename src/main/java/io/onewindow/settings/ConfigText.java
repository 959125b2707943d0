package io.onewindow.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One UTF-8 file of the configuration, read once, so that what is understood and what is digested are the same bytes.
///
/// @param path  where it was read
/// @param bytes what was read
/// @param text  what the bytes say, without a byte order mark
public record ConfigText(Path path, byte[] bytes, String text) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// @param path      the file
    /// @param mostBytes the largest file that is taken, in bytes
    /// @throws StartFault when it cannot be read, is larger or is not UTF-8
    public static ConfigText read(Path path, int mostBytes) {
        try {
            if (Files.size(path) > mostBytes) {
                throw new StartFault(shown(path) + ":1: larger than " + mostBytes + " bytes: split the file");
            }
            byte[] bytes = Files.readAllBytes(path);
            String text = decode(path, bytes);
            return new ConfigText(path, bytes, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (IOException unreadable) {
            throw new StartFault(
                    shown(path) + ": cannot be read: correct the path, or let the hub read it", unreadable);
        }
    }

    /// The files of a folder by name, without hidden ones and folders.
    ///
    /// @throws StartFault when there is no such folder
    public static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StartFault(shown(folder) + ": no such folder: create it, or correct hub.config-dir");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new StartFault(shown(folder) + ": cannot be listed: let the hub's user read it", unreadable);
        }
    }

    /// Its path, as faults begin.
    public String name() {
        return shown(path);
    }

    /// A path as messages show it, alike on every system.
    public static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String decode(Path path, byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        out.flip();
        if (result.isError()) {
            long line = out.chars().filter(letter -> letter == '\n').count() + 1;
            throw new StartFault(shown(path) + ":" + line + ": not UTF-8: save the file in UTF-8");
        }
        return out.toString();
    }
}
