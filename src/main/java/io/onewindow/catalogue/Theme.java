package io.onewindow.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// "One thing, done once" (一件事一次办): the matters that together make one thing done, and which of them wait for others.
///
/// @param id            its name in applications
/// @param nameZh        its name in Chinese
/// @param nameEn        its name in English
/// @param matters       its matters, in the order they are listed in
/// @param prerequisites of a matter, the theme's matters that must be approved before it is handed on; free of cycles
public record Theme(
        ThemeId id,
        String nameZh,
        String nameEn,
        List<MatterCode> matters,
        Map<MatterCode, List<MatterCode>> prerequisites) {

    public Theme {
        matters = List.copyOf(matters);
        prerequisites = Map.copyOf(prerequisites);
        if (!matters.containsAll(prerequisites.keySet())
                || !prerequisites.values().stream().allMatch(matters::containsAll)) {
            throw new IllegalArgumentException("prerequisites outside the theme " + id);
        }
        cycle(prerequisites).ifPresent(cycle -> {
            throw new IllegalArgumentException("prerequisites in a cycle: " + cycle);
        });
    }

    /// The matters that must be approved before this one is handed on.
    public List<MatterCode> prerequisitesOf(MatterCode matter) {
        return prerequisites.getOrDefault(matter, List.of());
    }

    /// A cycle in prerequisites, from a matter back to itself, if there is one.
    public static Optional<List<MatterCode>> cycle(Map<MatterCode, List<MatterCode>> prerequisites) {
        Set<MatterCode> cleared = new HashSet<>();
        return prerequisites.keySet().stream()
                .sorted()
                .map(start -> cycleFrom(start, prerequisites, new LinkedHashSet<>(), cleared))
                .filter(cycle -> !cycle.isEmpty())
                .findFirst();
    }

    private static List<MatterCode> cycleFrom(
            MatterCode matter,
            Map<MatterCode, List<MatterCode>> prerequisites,
            SequencedSet<MatterCode> path,
            Set<MatterCode> cleared) {
        if (!path.add(matter)) {
            List<MatterCode> walked = new ArrayList<>(path);
            walked.add(matter);
            return walked.subList(walked.indexOf(matter), walked.size());
        }
        for (MatterCode before : prerequisites.getOrDefault(matter, List.of())) {
            List<MatterCode> cycle =
                    cleared.contains(before) ? List.of() : cycleFrom(before, prerequisites, path, cleared);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        path.removeLast();
        cleared.add(matter);
        return List.of();
    }
}
