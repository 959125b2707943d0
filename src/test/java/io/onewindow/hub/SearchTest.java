package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    private static List<String> numbers(JsonNode page) {
        return page.path("applications")
                .valueStream()
                .map(one -> one.path("acceptanceNo").asString())
                .toList();
    }

    @Test
    void findsACaseByWhateverIsKnownOfIt() {
        // Given
        String projectCode = "2509-510703-89-01-544060";
        String number = window.accepted(
                Samples.with(Samples.application("project-filing"), one -> one.put("projectCode", projectCode)));
        // When
        List<String> queries = List.of(
                "q=" + number,
                "q=" + number + "-01",
                "q=" + projectCode,
                "projectCode=" + projectCode,
                "matter=project-filing&department=ndrc&region=510703&q=91110000600037341L");
        // Then
        assertThat(queries)
                .allSatisfy(query -> assertThat(numbers(
                                window.get("/api/v1/applications?" + query).json()))
                        .contains(number));
        assertThat(numbers(hub.as("window-02")
                        .get("/api/v1/applications?q=" + number)
                        .json()))
                .isEmpty();
        assertThat(hub.as("ndrc").get("/api/v1/applications").status()).isEqualTo(403);
    }

    @Test
    void pagesNewestFirstWithoutLosingOrRepeatingACase() {
        // Given
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            submitted.add(window.accepted(Json.text(Samples.application("preparatory-fund"))));
        }
        // When
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (found.size() < 7) {
            JsonNode page = window.get("/api/v1/applications?matter=preparatory-fund&limit=3" + cursor)
                    .json();
            found.addAll(numbers(page));
            cursor = "&cursor=" + page.path("next").asString("");
        }
        // Then
        assertThat(found.subList(0, 7)).containsExactlyElementsOf(submitted.reversed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1000000000",
                "limit=-1",
                "limit=0",
                "cursor=x",
                "status=SLEEPING",
                "cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIDUxMDcwMzIwMjYxMTI0MDAwMDAwMUs",
                "from=yesterday",
                "from=%2B294300-01-01",
                "to=%2B999999999-12-31",
                "q=%00",
                "matter=%00",
                "sort=%3Bdrop",
                "overdue=maybe"
            })
    void refusesAParameterThatMakesNoSense(String query) {
        // When
        Reply reply = window.get("/api/v1/applications?" + query);
        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isIn("PAGE_RANGE", "QUERY_VALUE");
    }
}
