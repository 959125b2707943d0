package io.onewindow.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.onewindow.canonical.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RouteFilesTest {

    private static final int MOST_LINES = 120;
    private static final Pattern FIELD_ACCESS = Pattern.compile("\\$\\{[a-zA-Z.]+}");

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("routes"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static JsonNode tree(Path file) {
        try {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return JsonMapper.shared().valueToTree(loaded);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void keepToTheCanonicalNotationThatRouteEditorsOpen() throws IOException {
        // Given
        Schema schema;
        try (InputStream canonical = getClass().getResourceAsStream("/schema/camelYamlDsl-canonical.json")) {
            String text = new String(canonical.readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text);
        }
        // Then
        assertThat(files()).isNotEmpty().allSatisfy(file -> {
            List<Error> errors = schema.validate(Json.text(tree(file)), InputFormat.JSON);
            assertThat(errors).as(file.toString()).isEmpty();
        });
    }

    @Test
    void areNamedByWhatTheyMoveAndSayIt() throws IOException {
        // Then
        assertThat(files()).allSatisfy(file -> {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
            assertThat(lines.subList(0, 2))
                    .as("%s begins with two lines of comment", file)
                    .allMatch(line -> line.startsWith("# "));
            JsonNode first = tree(file).path(0);
            if (first.has("route")) {
                assertThat(file.getFileName().toString())
                        .isEqualTo(first.at("/route/id").asString() + ".camel.yaml");
            }
        });
    }

    @Test
    void describeEveryRouteAndNameEveryStepOnce() throws IOException {
        // Given
        Set<String> ids = new HashSet<>();
        // Then
        for (Path file : files()) {
            for (JsonNode one : tree(file)) {
                one.properties().forEach(kind -> checkRoute(file, kind, ids));
            }
        }
    }

    private static void checkRoute(Path file, Map.Entry<String, JsonNode> kind, Set<String> ids) {
        if (kind.getKey().equals("routeConfiguration")) {
            return;
        }
        assertThat(kind.getValue().path("description").asString(""))
                .as("%s describes %s", file, kind.getValue().path("id"))
                .endsWith(".");
        assertThat(ids.add(kind.getValue().path("id").asString()))
                .as("%s: id", file)
                .isTrue();
        JsonNode from = kind.getKey().equals("route")
                ? kind.getValue().path("from")
                : kind.getValue().at("/route/from");
        checkSteps(file, from.path("steps"), ids);
    }

    private static void checkSteps(Path file, JsonNode steps, Set<String> ids) {
        for (JsonNode step : steps) {
            step.properties().forEach(eip -> {
                String id = eip.getValue().path("id").asString("");
                assertThat(ids.add(id) && !id.isEmpty())
                        .as("%s: the id of a %s", file, eip.getKey())
                        .isTrue();
                checkSteps(file, eip.getValue().path("steps"), ids);
                eip.getValue().path("doCatch").forEach(caught -> checkSteps(file, caught.path("steps"), ids));
            });
        }
    }

    @Test
    void holdNoRulesInExpressions() throws IOException {
        // Given
        List<String> rules = new ArrayList<>();
        // When
        for (Path file : files()) {
            collectRules(tree(file), file, rules);
        }
        // Then
        assertThat(rules).isEmpty();
    }

    private static void collectRules(JsonNode node, Path file, List<String> rules) {
        if (node.has("simple")) {
            String expression = node.at("/simple/expression").asString("");
            if (!FIELD_ACCESS.matcher(expression).matches()) {
                rules.add(file + ": " + expression);
            }
        }
        node.forEach(child -> collectRules(child, file, rules));
    }

    @Test
    void nameNoEndpointByAQueryString() throws IOException {
        // Then
        assertThat(files())
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("uri: .*\\?"));
    }
}
