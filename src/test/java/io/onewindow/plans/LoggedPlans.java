package io.onewindow.plans;

import io.onewindow.canonical.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The plans in a database server's log, as auto_explain writes them, and what is wrong with them.
///
/// @param plans each plan of each statement
record LoggedPlans(List<JsonNode> plans) {

    /// So much of a table may be read without an index.
    private static final long SMALL = 500;

    /// So many rows may be thrown away; more only where more are kept.
    private static final long FEW = 100;

    /// So many rows one step may bring: the largest page or batch, with all handoffs of its cases.
    private static final long MANY = 3_000;

    /// What a search may begin with. By more than one it begins with one of them and looks at what that brings, and by
    /// promises that passed it looks at those: it takes as long as the smallest of them is large.
    private static final List<String> BEGINNINGS = List.of(
            "search_term department",
            "search_term matter",
            "c.window_id =",
            "c.status =",
            "c.region =",
            "c.applicant_name like",
            "h.promised_by <");

    /// Reads a server's log.
    static LoggedPlans of(Path log) throws IOException {
        List<JsonNode> plans = new ArrayList<>();
        StringBuilder plan = new StringBuilder();
        boolean within = false;
        for (String line : Files.readAllLines(log)) {
            if (within && line.startsWith("\t")) {
                plan.append(line.substring(1)).append('\n');
                continue;
            }
            if (within) {
                plans.add(Json.tree(plan.toString().getBytes(StandardCharsets.UTF_8)));
            }
            plan.setLength(0);
            within = line.endsWith(" plan:");
        }
        return new LoggedPlans(plans);
    }

    /// The different statements.
    Set<String> statements() {
        Set<String> statements = new TreeSet<>();
        plans.forEach(plan -> statements.add(statement(plan)));
        return statements;
    }

    private static String statement(JsonNode plan) {
        return plan.path("Query Text").asString().replaceAll("\\s+", " ").strip();
    }

    /// Statements that read more than they need, with the step that does.
    Map<String, Set<String>> faults() {
        Map<String, Set<String>> faults = new TreeMap<>();
        for (JsonNode plan : plans) {
            Set<String> found = new TreeSet<>();
            look(plan.path("Plan"), found, combines(statement(plan)));
            if (!found.isEmpty()) {
                faults.computeIfAbsent(statement(plan), unused -> new TreeSet<>())
                        .addAll(found);
            }
        }
        return faults;
    }

    private static boolean combines(String statement) {
        long beginnings = BEGINNINGS.stream().filter(statement::contains).count();
        return beginnings > 1 || statement.contains(" and h.promised_by <");
    }

    private static void look(JsonNode step, Set<String> found, boolean combines) {
        String table = step.path("Relation Name").asString("");
        String what = step.path("Node Type").asString() + " " + table + " "
                + step.path("Index Name").asString("");
        double loops = step.path("Actual Loops").asDouble(0);
        double kept = step.path("Actual Rows").asDouble(0) * loops;
        double thrown = loops
                * (step.path("Rows Removed by Filter").asDouble(0)
                        + step.path("Rows Removed by Index Recheck").asDouble(0)
                        + step.path("Rows Removed by Join Filter").asDouble(0));
        if (step.path("Node Type").asString().equals("Seq Scan") && kept + thrown > SMALL) {
            found.add(what + " reads the table whole");
        }
        if (thrown > FEW && thrown > kept && !combines) {
            found.add(what + " throws most rows away: " + step.path("Filter").asString(""));
        }
        if (kept > MANY && !combines) {
            found.add(what + " brings too many rows");
        }
        step.path("Plans").forEach(below -> look(below, found, combines));
    }
}
