package io.onewindow.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.onewindow.demo.Chromium.PATIENTLY;
import static io.onewindow.demo.Chromium.assertAccessible;
import static io.onewindow.demo.Chromium.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.onewindow.hub.RunningHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class FirstPageBrowserTest {

    private static Chromium chromium;
    private static RunningHub hub;

    @BeforeAll
    static void startBoth() {
        chromium = Chromium.start();
        hub = RunningHub.simulated();
    }

    @AfterAll
    static void endBoth() {
        if (hub != null) {
            hub.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void showsTheSampleFromTheButtonToTheResult() throws IOException {
        // Given
        Page page = chromium.open(hub.url(), visitor("zh-CN", 1280));
        assertAccessible(page);

        // When
        page.click("#submit");

        // Then
        assertThat(page.locator("#status")).containsText("已办结", PATIENTLY);
        assertThat(page.locator("#link")).containsText("实时");
        assertThat(page.locator(".card.APPROVED")).hasCount(6);
        assertThat(page.locator("#story li").last()).containsText("结果送达窗口 window-01", PATIENTLY);
        assertThat(page.locator("#certificates")).containsText("食品经营许可证 MARKET-");
        assertThat(page.url()).endsWith("#" + page.locator("#number").textContent());
        assertThat(pdfOf(page)).startsWith("%PDF-");
        assertAccessible(page);
        assertThat(chromium.complaints()).isEmpty();
    }

    private static String pdfOf(Page page) throws IOException {
        page.waitForPopup(() -> page.click("#open-pdf")).waitForURL(Pattern.compile("blob:.*"));
        Download saved = page.waitForDownload(() -> page.click("#save-pdf"));
        return Files.readString(saved.path(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void speaksEnglishOnANarrowDarkScreenAndShowsTheSameCaseAfterAReload() throws IOException {
        // Given
        Page page = chromium.open(hub.url(), visitor("en-GB", 360).setColorScheme(ColorScheme.DARK));

        // When
        page.selectOption(
                "#variant", new SelectOption().setLabel("The registration is rejected, and with it the permit"));
        page.click("#submit");
        assertThat(page.locator("#status")).containsText("Decided · Partly approved", PATIENTLY);
        page.reload();

        // Then
        assertThat(page.locator("#status")).containsText("Decided · Partly approved", PATIENTLY);
        assertThat(page.locator(".card.CANCELLED")).containsText("“Registration of an enterprise” was not approved");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertAccessible(page);
        page.click("#language");
        assertThat(page.locator("#status")).containsText("已办结 · 部分准予");
        assertThat(page.url()).contains("?lang=zh-CN#");
    }

    @Test
    void handsInWhatACorrectionAsksForByKeyboard() {
        // Given
        Page page = chromium.open(hub.url() + "/?lang=en", visitor("zh-CN", 1280));
        page.focus("#variant");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        Locator asked = page.locator(".card.AWAITING_CORRECTION");
        assertThat(asked).containsText("缺少房屋租赁合同", PATIENTLY);
        assertThat(page.locator(".card.HELD")).containsText("until “Registration of an enterprise” is approved");

        // When
        asked.getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("#status")).containsText("Decided", PATIENTLY);
        assertThat(page.locator("#story")).containsText("window-01 hands in the correction");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void saysWhatToPasteWhereThereAreNoScripts() {
        // When
        Page page = chromium.open(hub.url(), visitor("en-GB", 1280).setJavaScriptEnabled(false));

        // Then
        assertThat(page.locator("noscript .en")).isVisible();
        assertThat(page.locator("#first-command")).containsText("curl -u window-01:demo");
        assertThat(page.locator("#submit")).isHidden();
    }
}
