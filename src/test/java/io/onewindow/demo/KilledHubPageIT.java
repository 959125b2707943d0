package io.onewindow.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.onewindow.demo.Chromium.PATIENTLY;
import static io.onewindow.demo.Chromium.visitor;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.onewindow.hub.HubProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The README's first five minutes, with the packaged hub and its page open in a browser.
@Timeout(400)
class KilledHubPageIT {

    @Test
    void goesOnByItselfWithTheSameCaseAfterTheHubWasKilled() throws IOException {
        // Given
        try (Chromium chromium = Chromium.start();
                HubProcess hub = HubProcess.start().ready()) {
            Page page = chromium.open(hub.url(), visitor("zh-CN", 1280));
            page.selectOption("#variant", new SelectOption().setLabel("企业登记要补正"));
            page.click("#submit");
            assertThat(page.locator("#summary")).containsText("4/6 已答复", PATIENTLY);

            // When
            hub.kill();
            assertThat(page.locator("#link")).containsText("已断开", PATIENTLY);
            hub.restart();
            hub.ready();

            // Then
            assertThat(page.locator("#link")).containsText("实时", PATIENTLY);
            page.click(".card.AWAITING_CORRECTION button");
            assertThat(page.locator("#status")).containsText("已办结", PATIENTLY);
            assertThat(page.locator("#story li").last()).containsText("结果送达", PATIENTLY);
        }
    }
}
