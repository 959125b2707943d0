package io.onewindow.catalogue.files;

import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.Theme;
import io.onewindow.catalogue.ThemeId;
import io.onewindow.settings.ConfigFile;
import io.onewindow.settings.ConfigNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the `themes:` of `config/catalogue/*.yaml`.
final class ThemeFiles {

    /// Most matters of a theme: as many as an application may have.
    private static final int MAX_MATTERS = 50;

    private final Set<String> known;
    private final SequencedMap<ThemeId, Theme> themes = new LinkedHashMap<>();

    private ThemeFiles(Collection<MatterCode> known) {
        this.known = known.stream().map(MatterCode::value).collect(Collectors.toSet());
    }

    static SequencedMap<ThemeId, Theme> read(List<ConfigFile> files, Collection<MatterCode> known) {
        ThemeFiles reader = new ThemeFiles(known);
        files.forEach(file ->
                file.root().find("themes").ifPresent(themes -> themes.entries().forEach(reader::take)));
        return reader.themes;
    }

    private void take(String name, ConfigNode node) {
        if (!ThemeId.isThemeId(name)) {
            throw node.fault("'" + name + "' is no theme id", "use kebab-case, 1 to 64 characters");
        }
        ThemeId id = new ThemeId(name);
        if (themes.putIfAbsent(id, theme(id, node)) != null) {
            throw node.fault("theme '" + id + "' stands in another file already", "keep one of the two");
        }
    }

    private Theme theme(ThemeId id, ConfigNode node) {
        node.only("name", "matters", "prerequisites");
        ConfigNode name = node.member("name").only("zh", "en");
        List<MatterCode> matters = matters(node.member("matters"));
        Map<MatterCode, List<MatterCode>> prerequisites = new LinkedHashMap<>();
        node.find("prerequisites").ifPresent(listed -> {
            listed.entries()
                    .forEach((code, before) -> prerequisites.put(
                            inside(matters, code, before),
                            before.items().stream()
                                    .map(one -> inside(matters, one.text(), one))
                                    .toList()));
            refuseCycle(listed, prerequisites);
        });
        return new Theme(id, name.text("zh"), name.text("en"), matters, prerequisites);
    }

    private List<MatterCode> matters(ConfigNode list) {
        List<MatterCode> matters = new ArrayList<>();
        for (ConfigNode node : list.items()) {
            String code = node.text();
            if (!known.contains(code)) {
                throw node.unknown("matter", code, known, "correct the code or add the matter to config/catalogue");
            }
            if (matters.contains(new MatterCode(code))) {
                throw node.fault("matter '" + code + "' is in the theme twice", "remove one of the two");
            }
            matters.add(new MatterCode(code));
        }
        if (matters.isEmpty() || matters.size() > MAX_MATTERS) {
            throw list.fault(matters.size() + " matters in a theme", "list 1 to " + MAX_MATTERS);
        }
        return matters;
    }

    private static MatterCode inside(List<MatterCode> matters, String code, ConfigNode node) {
        return matters.stream()
                .filter(matter -> matter.value().equals(code))
                .findFirst()
                .orElseThrow(() -> node.unknown(
                        "matter of this theme",
                        code,
                        matters.stream().map(MatterCode::value).toList(),
                        "correct the code or add it to the theme's matters"));
    }

    private static void refuseCycle(ConfigNode listed, Map<MatterCode, List<MatterCode>> prerequisites) {
        Theme.cycle(prerequisites).ifPresent(cycle -> {
            String path = cycle.stream().map(MatterCode::value).collect(Collectors.joining(" -> "));
            throw listed.member(cycle.getFirst().value())
                    .fault("prerequisites in a cycle: " + path, "remove one of them");
        });
    }
}
