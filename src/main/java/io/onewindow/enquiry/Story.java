package io.onewindow.enquiry;

import io.onewindow.canonical.Json;
import io.onewindow.ledger.WrittenEntry;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A ledger told as a story, a line an entry: when, from whom, to whom, what.
final class Story {

    private Story() {}

    static String of(List<WrittenEntry> entries, Predicate<WrittenEntry> visible) {
        StringBuilder story = new StringBuilder();
        for (WrittenEntry entry : entries) {
            story.append("%3d  ".formatted(entry.seq()));
            if (visible.test(entry)) {
                tell(Json.tree(entry.canonical()), story);
            } else {
                story.append("(another department's)");
            }
            story.append('\n');
        }
        return story.toString();
    }

    private static void tell(JsonNode entry, StringBuilder story) {
        story.append(entry.path("at").asString().replace('T', ' '), 0, 19)
                .append("  %-16s ".formatted(entry.path("event").asString()))
                .append(entry.path("from").asString());
        if (entry.has("to")) {
            story.append(" -> ").append(entry.path("to").asString());
        }
        if (entry.has("person")) {
            story.append("  by ").append(person(entry.path("person")));
        }
        if (entry.has("handoffNo")) {
            String handoffNo = entry.path("handoffNo").asString();
            story.append("  handoff ").append(handoffNo.substring(handoffNo.lastIndexOf('-') + 1));
        }
        if (entry.has("occurredAt")) {
            story.append("  (happened ")
                    .append(entry.path("occurredAt").asString())
                    .append(')');
        }
    }

    private static String person(JsonNode person) {
        String unit = person.path("unit").asString("");
        String name = person.path("name").asString() + " (" + person.path("id").asString() + ")";
        return unit.isEmpty() ? name : name + ", " + unit;
    }
}
