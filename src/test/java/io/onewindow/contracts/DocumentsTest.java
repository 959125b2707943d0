package io.onewindow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/// The two documents by themselves: that they are whole, and that a reader finds what he needs in them.
class DocumentsTest {

    static final List<Place> DOCUMENTS = List.of(Place.OPENAPI, Place.ASYNCAPI);

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void leadSomewhereByEveryReference(Place document) {
        // Given
        List<Place> references = document.all()
                .filter(place -> place.node().path("$ref").isString())
                .toList();
        // Then
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.target().exists())
                        .as("%s leads to %s", place, place.target())
                        .isTrue());
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void useEveryComponent(Place document) {
        // Given
        List<Place> used = DOCUMENTS.stream()
                .flatMap(Place::all)
                .filter(place -> place.node().path("$ref").isString())
                .map(Place::target)
                .toList();
        // When
        List<Place> components = document.at("components").children().stream()
                // The calls name them by their keys.
                .filter(kind -> !kind.name().equals("securitySchemes"))
                .flatMap(kind -> kind.children().stream())
                .toList();
        // Then
        assertThat(used).containsAll(components);
    }

    @Test
    void haveOneNameForEachCall() {
        // Then
        assertThat(operations()
                        .map(operation -> operation.node().path("operationId").asString("")))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)*"));
    }

    @Test
    void sayWhatEachCallIsFor() {
        // Given
        List<String> tags = Place.OPENAPI.at("tags").children().stream()
                .map(tag -> tag.node().path("name").asString())
                .toList();
        // Then
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString(""))
                    .as("%s", operation)
                    .isNotBlank();
            assertThat(operation.node().path("tags")).as("%s", operation).hasSize(1);
            assertThat(tags).contains(operation.node().at("/tags/0").asString());
        });
        assertThat(operations().map(operation -> operation.node().at("/tags/0").asString()))
                .containsAll(tags);
    }

    @Test
    void sayHowEachCallCanFail() {
        // Then
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.at("responses").children())
                        .as("%s", operation)
                        .anySatisfy(answer -> assertThat(answer.name()).matches("[45].."))
                        .filteredOn(answer -> answer.name().matches("[45]..")
                                && !answer.name().equals("416"))
                        .allSatisfy(answer -> assertThat(
                                        answer.followed().child("content").children())
                                .extracting(Place::name)
                                .containsExactly("application/problem+json")));
    }

    @Test
    void declareEveryPartOfAPath() {
        // Then
        assertThat(Place.OPENAPI.at("paths").children()).allSatisfy(item -> {
            List<String> inPath = PATH_PARAMETER
                    .matcher(item.name())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(item.child("parameters").children())
                    .map(parameter -> parameter.followed().node())
                    .filteredOn(parameter -> parameter.path("in").asString().equals("path"))
                    .allMatch(parameter -> parameter.path("required").asBoolean())
                    .map(parameter -> parameter.path("name").asString())
                    .as("%s", item)
                    .containsExactlyInAnyOrderElementsOf(inPath);
        });
    }

    @Test
    void declareEveryPartOfAQueuesName() {
        // Then
        assertThat(Place.ASYNCAPI.at("channels").children())
                .allSatisfy(channel -> assertThat(channel.child("parameters").children())
                        .extracting(Place::name)
                        .containsExactlyInAnyOrderElementsOf(PATH_PARAMETER
                                .matcher(channel.node().path("address").asString())
                                .results()
                                .map(found -> found.group(1))
                                .toList()));
    }

    /// A word that other systems compare, or a form that they check, has its meaning or source beside it.
    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void describeWhatANameDoesNotSay(Place document) {
        // Given
        List<Place> schemas = document.at("components").at("schemas").children();
        // Then
        assertThat(schemas)
                .filteredOn(
                        schema -> schema.node().has("pattern") || schema.node().has("enum"))
                .filteredOn(schema -> !List.of("Date").contains(schema.name()))
                .allSatisfy(
                        schema -> assertThat(schema.node().path("description").asString(""))
                                .as("%s", schema)
                                .isNotBlank());
    }

    @Test
    void requireOnlyMembersThatTheyDescribe() {
        // Given
        List<Place> objects = DOCUMENTS.stream()
                .flatMap(Place::all)
                .filter(place -> place.node().path("required").isArray()
                        && place.node().path("properties").isObject())
                .toList();
        // Then
        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(
                        object -> assertThat(object.node().path("properties").propertyNames())
                                .as("%s", object)
                                .containsAll(object.node()
                                        .path("required")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()));
    }

    static Stream<Place> operations() {
        return Place.OPENAPI.at("paths").children().stream()
                .flatMap(item -> item.children().stream())
                .filter(place -> place.child("responses").exists());
    }
}
