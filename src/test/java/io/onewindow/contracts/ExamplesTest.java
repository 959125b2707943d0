package io.onewindow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The examples in the two documents, from which people who connect a system begin.
class ExamplesTest {

    static final List<Place> DOCUMENTS = DocumentsTest.DOCUMENTS;

    @Test
    void showWhatIsSentAndReceived() {
        // Given
        List<Place> described = Place.OPENAPI
                .all()
                .filter(place -> place.child("schema").exists())
                .toList();
        // When
        List<String> faults = new ArrayList<>();
        for (Place place : described) {
            for (Place example : examples(place)) {
                place.at("schema").faultsOf(example.node()).forEach(fault -> faults.add(example + " " + fault));
            }
        }
        // Then
        assertThat(described).hasSizeGreaterThan(50);
        assertThat(faults).isEmpty();
    }

    private static List<Place> examples(Place described) {
        Stream<Place> one = Stream.of(described.child("example")).filter(Place::exists);
        Stream<Place> several = described.child("examples").children().stream()
                .map(example -> example.followed().at("value"));
        return Stream.concat(one, several).toList();
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void showValuesOfSchemas(Place document) {
        // Given
        List<Place> schemas = document.at("components").at("schemas").children();
        // When
        List<String> faults = schemas.stream()
                .flatMap(schema -> schema.child("examples").children().stream()
                        .flatMap(example ->
                                schema.faultsOf(example.node()).stream().map(fault -> example + " " + fault)))
                .toList();
        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void showMessages() {
        // When
        List<String> faults = new ArrayList<>();
        for (Place message : Place.ASYNCAPI.at("components").at("messages").children()) {
            for (Place example : message.child("examples").children()) {
                check(message.at("payload"), example.child("payload"), faults);
                check(message.at("headers"), example.child("headers"), faults);
            }
        }
        // Then
        assertThat(faults).isEmpty();
    }

    private static void check(Place schema, Place example, List<String> faults) {
        if (schema.exists() && example.exists()) {
            schema.faultsOf(example.node()).forEach(fault -> faults.add(example + " " + fault));
        }
    }

    @Test
    void standBesideEveryBody() {
        // Given
        List<Place> bodies = Place.OPENAPI
                .at("paths")
                .all()
                .filter(place -> place.name().matches(".*/.*json|text/.*")
                        && place.child("schema").exists())
                .toList();
        List<Place> messages = Place.ASYNCAPI.at("components").at("messages").children();
        // Then
        assertThat(bodies)
                .isNotEmpty()
                .allSatisfy(body -> assertThat(examples(body)).as("%s", body).isNotEmpty());
        assertThat(messages)
                .filteredOn(message -> !message.name().equals("dead"))
                .allSatisfy(message -> assertThat(message.child("examples").children())
                        .as("%s", message)
                        .isNotEmpty());
    }
}
