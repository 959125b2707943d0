package io.onewindow.terminal;

import io.onewindow.wire.Language;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a command speaks: data on `out`, messages on `err`, in the language of the locale.
///
/// @param out      takes data, and nothing else
/// @param err      takes messages
/// @param language Chinese where the locale is Chinese, else English
/// @param live     whether `err` is a terminal whose lines can be written over
/// @param colour   whether colours are wanted (no-color.org)
public record Terminal(PrintWriter out, PrintWriter err, Language language, boolean live, boolean colour) {

    private static final Path ERR = Path.of("/proc/self/fd/2");

    /// The streams of this process.
    ///
    /// @param environment its environment: `LC_ALL`, `LC_MESSAGES`, `LANG`, `TERM`, `NO_COLOR`
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean live = isTerminal() && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                writer(FileDescriptor.out, "stdout.encoding"),
                writer(FileDescriptor.err, "stderr.encoding"),
                language(environment),
                live,
                live && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /// The language of a locale, by the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that says anything
    /// (POSIX.1-2017, 8.2).
    static Language language(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(locale -> locale.startsWith("zh"))
                .map(_ -> Language.ZH)
                .orElse(Language.EN);
    }

    /// The sentence that is meant for this terminal.
    public String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    // Not closed: the streams are the process's. A locale without an encoding of its own still gets what is there.
    private static PrintWriter writer(FileDescriptor descriptor, String encoding) {
        Charset charset = Optional.ofNullable(System.getProperty(encoding))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .filter(found -> !found.equals(StandardCharsets.US_ASCII))
                .orElse(StandardCharsets.UTF_8);
        return new PrintWriter(new FileOutputStream(descriptor), true, charset);
    }

    private static boolean isTerminal() {
        if (!Files.isSymbolicLink(ERR)) {
            return System.console() != null && System.console().isTerminal();
        }
        try {
            String target = Files.readSymbolicLink(ERR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
