package io.onewindow.catalogue.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A copy of the sample configuration in a folder of a test, to be changed.
record SampleConfig(Path folder) {

    static final Path SAMPLES = Path.of("config");

    /// Copies what the catalogue is read from.
    static SampleConfig in(Path folder) throws IOException {
        SampleConfig config = new SampleConfig(folder);
        for (String part : List.of("catalogue", "departments", "regions")) {
            config.add(SAMPLES.resolve(part), part);
        }
        return config;
    }

    /// Copies a folder's files into one of its own, over those of the same name.
    void add(Path from, String part) throws IOException {
        Path to = Files.createDirectories(folder.resolve(part));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    void empty(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    void replace(String file, String before, String after) throws IOException {
        String text = text(file);
        int start = text.indexOf(before);
        if (start < 0) {
            throw new IllegalArgumentException("no " + before + " in " + file);
        }
        write(file, text.substring(0, start) + after + text.substring(start + before.length()));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /// `file:line` of the first line that holds the text.
    String where(String file, String text) throws IOException {
        List<String> lines = text(file).lines().toList();
        int line = 0;
        while (!lines.get(line).contains(text)) {
            line++;
        }
        return file + ":" + (line + 1);
    }
}
