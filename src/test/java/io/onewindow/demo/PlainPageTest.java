package io.onewindow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PlainPageTest {

    private final ApplicationContextRunner outsideDemoMode = new ApplicationContextRunner()
            .withUserConfiguration(PlainPage.class, FirstPage.class)
            .withPropertyValues("hub.demo.enabled=false");

    @Test
    void standsInPlaceOfTheFirstPageOutsideDemoMode() {
        outsideDemoMode.run(context -> {
            assertThat(context).doesNotHaveBean(FirstPage.class);
            assertThat(context.getBean(PlainPage.class).page())
                    .contains("/api/v1")
                    .doesNotContain("demo", "window-01");
        });
    }
}
