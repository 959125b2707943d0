package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PriorityTest {

    private static final int MOST_BEFORE_A_NORMAL_ONE = 50;

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @BeforeEach
    void emptyTheQueue() throws JMSException {
        takeAll();
    }

    private List<String> takeAll() throws JMSException {
        try (Department land = new Department("land", hub)) {
            return land.takeAll();
        }
    }

    private String submit(String... needs) {
        ObjectNode application = Samples.application("land-preview");
        for (String need : needs) {
            application.withArray("/applicant/needs").add(need);
        }
        String handoff = window.accepted(Json.text(application)) + "-01";
        window.awaitHandoff(handoff, "DISPATCHED");
        return handoff;
    }

    @Test
    void putsSpecialHandoffsBeforeNormalOnes() throws JMSException {
        // Given
        String normal = submit();
        String special = submit("ELDERLY");
        // When
        List<String> taken = takeAll();
        // Then
        assertThat(taken).containsExactly(special, normal);
    }

    @Test
    void letsFiftySpecialHandoffsAndNoMoreOvertakeANormalOne() throws JMSException {
        // Given
        submit("ELDERLY");
        takeAll();
        String normal = submit();
        List<String> special = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            special.add(submit("DISABLED"));
        }
        // When
        List<String> taken = takeAll();
        // Then
        assertThat(taken).hasSize(71).containsAll(special);
        assertThat(taken.indexOf(normal)).isEqualTo(MOST_BEFORE_A_NORMAL_ONE);
    }
}
