package io.onewindow.bench.floor;

import java.util.List;

/// A text under the number that its sender gave it: an application, or the result that it ends in.
record Application(String id, String text) {

    /// Who decides on each of them.
    static final List<String> DEPARTMENTS = List.of("tax", "police", "hrss", "fire");
}
