package io.onewindow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onewindow.canonical.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RecordViewTest {

    private static final MatterCode TAX = new MatterCode("tax-registration");
    private static final MatterCode FOOD = new MatterCode("food-permit");
    private static final String RECORD = """
            {"acceptanceNo": "510700202611240000001A", "window": {"hall": "H1", "counter": "3"},
             "clerk": {"id": "c1", "name": "王"},
             "applicant": {"kind": "PERSON", "name": "张", "idType": "RESIDENT_ID", "idNumber": "11010519491231002X",
               "phone": "1", "needs": ["ELDERLY"]},
             "region": "510703",
             "matters": [{"code": "tax-registration", "form": {"bank": "b", "address": {"city": "绵阳", "road": "r"}}},
                         {"code": "food-permit", "form": {"seats": 40}}],
             "materials": [{"code": "lease", "name": "l", "mediaType": "a/b", "sha256": "00", "size": 1, "extra": "x"},
                           {"code": "plan", "name": "p", "mediaType": "a/b", "sha256": "11", "size": 2}],
             "extensions": {"caseId": "7", "other": "o"}, "form": {"leak": "me"}}
            """;

    private final JsonNode record = Json.tree(RECORD.getBytes(StandardCharsets.UTF_8));

    @Test
    void showsListedMembersOnly() {
        // Given
        RecordView view = view("applicant.name", "region", "form.seats", "materials.plan", "extensions.caseId");
        // When
        ObjectNode seen = view.of(record, FOOD);
        // Then
        assertThat(seen).isEqualTo(json("""
                {"region": "510703", "applicant": {"name": "张"},
                 "matters": [{"code": "food-permit", "form": {"seats": 40}}],
                 "materials": [{"code": "plan", "name": "p", "mediaType": "a/b", "sha256": "11", "size": 2}],
                 "extensions": {"caseId": "7"}}
                """));
    }

    @Test
    void showsTheWholeFormOfItsOwnMatterOnly() {
        // When
        ObjectNode seen = view("form").of(record, TAX);
        // Then
        assertThat(seen).isEqualTo(json("""
                {"matters": [{"code": "tax-registration",
                  "form": {"bank": "b", "address": {"city": "绵阳", "road": "r"}}}]}
                """));
    }

    @Test
    void showsOneMemberDeepInAForm() {
        // When
        ObjectNode seen = view("form.address.city").of(record, TAX);
        // Then
        assertThat(seen)
                .isEqualTo(
                        json(
                                "{\"matters\": [{\"code\": \"tax-registration\", \"form\": {\"address\": {\"city\": \"绵阳\"}}}]}"));
    }

    @Test
    void showsTheCodeAloneWhereNothingIsListed() {
        assertThat(RecordView.NOTHING.of(record, FOOD)).isEqualTo(json("{\"matters\": [{\"code\": \"food-permit\"}]}"));
    }

    @Test
    void showsOnlyKnownMembersOfWhatIsListedWhole() {
        // Given
        ObjectNode odd = record.deepCopy().asObject();
        odd.path("applicant").asObject().put("secret", "canary");
        // When
        ObjectNode seen = view("applicant", "materials").of(odd, FOOD);
        // Then
        assertThat(seen.toString()).contains("ELDERLY", "lease", "plan").doesNotContain("canary", "extra");
    }

    @Test
    void takesANameWithADotForNoPath() {
        // Given
        ObjectNode odd = record.deepCopy().asObject();
        odd.path("matters").path(1).path("form").asObject().put("address.city", "canary");
        // When
        ObjectNode seen = view("form.address.city").of(odd, FOOD);
        // Then
        assertThat(seen.toString()).doesNotContain("canary");
    }

    @Test
    void sharesNothingWithTheWholeRecord() {
        // Given
        ObjectNode seen = view("form").of(record, TAX);
        // When
        seen.path("matters").path(0).path("form").asObject().put("bank", "changed");
        // Then
        assertThat(record.path("matters").path(0).path("form").path("bank").asString())
                .isEqualTo("b");
    }

    @Test
    void saysWhichMaterialsItShows() {
        assertThat(view("materials").showsMaterial("plan")).isTrue();
        assertThat(view("materials.plan").showsMaterial("plan")).isTrue();
        assertThat(view("materials.plan").showsMaterial("plan2")).isFalse();
        assertThat(view("form").showsMaterial("plan")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"applicnt.name", "applicant.secret", "matters", "form.", "form..a", "", "extensions.", "region.x"
            })
    void refusesWhatNoRecordHas(String path) {
        assertThat(RecordView.isPath(path)).isFalse();
        assertThatThrownBy(() -> view(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNoUnlistedValueThroughWhateverTheRecordHolds() {
        // Given
        Random random = new Random(20261124);
        for (int round = 0; round < 2_000; round++) {
            Canaries canaries = new Canaries(random);
            ObjectNode whole = canaries.record();
            List<String> listed = canaries.paths.stream()
                    .filter(path -> random.nextInt(4) == 0 && RecordView.isPath(path))
                    .toList();
            // When
            String seen = new RecordView(new TreeSet<>(listed)).of(whole, TAX).toString();
            // Then
            for (String path : canaries.paths) {
                boolean visible = listed.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "."));
                assertThat(seen.contains(Canaries.value(path)))
                        .as("%s of %s", path, listed)
                        .isEqualTo(visible);
            }
        }
    }

    /// Makes records whose every value says which path it stands at, members that no contract knows among them.
    private static final class Canaries {

        private static final List<String> NAMES =
                List.of("name", "idNumber", "phone", "hall", "id", "secret", "a", "b");

        private final Random random;
        private final TreeSet<String> paths = new TreeSet<>();

        Canaries(Random random) {
            this.random = random;
        }

        static String value(String path) {
            return "<" + path + ">";
        }

        ObjectNode record() {
            ObjectNode record = Json.object();
            for (String name : List.of("region", "projectCode", "theme", "password", "form", "status")) {
                some(record, name, name.equals("form") ? "!form" : name);
            }
            for (String name : List.of("applicant", "agent", "clerk", "window", "internal")) {
                record.set(name, object(name, 1));
            }
            record.set("extensions", object("extensions", 3));
            ArrayNode matters = record.putArray("matters");
            matters.addObject().put("code", "other").set("form", object("!other", 2));
            ObjectNode own = matters.addObject().put("code", TAX.value());
            some(own, "unknown", "!own");
            own.set("form", object("form", 3));
            ArrayNode materials = record.putArray("materials");
            for (String code : List.of("plan", "lease")) {
                ObjectNode material = materials.addObject().put("code", code);
                material.put("sha256", canary("materials." + code));
                some(material, "unknown", "!" + code);
            }
            return record;
        }

        private ObjectNode object(String path, int depth) {
            ObjectNode object = Json.object();
            for (String name : NAMES) {
                if (depth > 1 && random.nextInt(3) == 0) {
                    object.set(name, object(path + "." + name, depth - 1));
                } else {
                    some(object, name, path + "." + name);
                }
            }
            return object;
        }

        private void some(ObjectNode to, String name, String path) {
            if (random.nextBoolean()) {
                to.put(name, canary(path));
            }
        }

        private String canary(String path) {
            paths.add(path);
            return value(path);
        }
    }

    private static RecordView view(String... paths) {
        return new RecordView(new TreeSet<>(Arrays.asList(paths)));
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
