package io.onewindow.settings;

import java.nio.file.Path;
import java.util.List;

/// One YAML 1.1 file of the configuration, as a tree that knows the line of every value. Only plain maps, lists and
/// scalars are taken; a tag, a duplicate key or a file past the bounds stops the start.
///
/// @param source what was read
/// @param root   the file's one document
public record ConfigFile(ConfigText source, ConfigNode root) {

    /// Largest file, in bytes; what SnakeYAML allows in characters.
    static final int MAX_BYTES = 3 * 1024 * 1024;

    /// @throws StartFault when the file cannot be read or is not the YAML that is taken
    public static ConfigFile read(Path path) {
        ConfigText source = ConfigText.read(path, MAX_BYTES);
        return new ConfigFile(source, ConfigYaml.parse(source.name(), source.text()));
    }

    /// All `*.yaml` files of a folder, by name.
    ///
    /// @throws StartFault when there is no such folder, none in it, or one that is not read because of its
    ///         ending
    public static List<ConfigFile> readAll(Path folder) {
        List<Path> files = ConfigText.filesIn(folder);
        files.stream().filter(file -> endsWith(file, ".yml")).findFirst().ifPresent(file -> {
            throw new StartFault(ConfigText.shown(file) + ": only *.yaml files are read: rename it");
        });
        List<Path> taken =
                files.stream().filter(file -> endsWith(file, ".yaml")).toList();
        if (taken.isEmpty()) {
            throw new StartFault(
                    ConfigText.shown(folder) + ": no *.yaml file in this folder: add one, or correct hub.config-dir");
        }
        return taken.stream().map(ConfigFile::read).toList();
    }

    /// The file's name without its ending; the id of what stands in the file.
    public String stem() {
        String name = source.path().getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean endsWith(Path file, String ending) {
        return file.getFileName().toString().endsWith(ending);
    }
}
