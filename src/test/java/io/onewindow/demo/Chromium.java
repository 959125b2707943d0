package io.onewindow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;

/// The Chromium of this machine, without a screen. Without one, the tests that ask for it are skipped and say so.
final class Chromium implements AutoCloseable {

    /// How long a page is waited for that shows what a hub does.
    static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(60_000);

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double MOST_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /// Starts it; skips the test where there is none.
    static Chromium start() {
        Optional<Path> executable = Stream.concat(
                        Optional.ofNullable(System.getenv("CHROMIUM")).stream(), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                executable.isPresent(),
                "no Chromium on this machine: install it (Debian: chromium), or name it in CHROMIUM");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, executable.orElseThrow());
    }

    /// What a visitor's browser is like: their language, how wide the window is.
    static Browser.NewContextOptions visitor(String locale, int width) {
        return new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 900);
    }

    /// Opens an address as that visitor.
    Page open(String url, Browser.NewContextOptions visitor) {
        BrowserContext context = browser.newContext(visitor);
        context.setDefaultTimeout(MOST_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
        page.navigate(url);
        return page;
    }

    private void hear(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
        }
    }

    /// What pages complained of: errors and warnings of the console, exceptions of scripts.
    List<String> complaints() {
        return complaints;
    }

    /// Checks a page against the rules of WCAG 2.2 AA that axe-core can check.
    static void assertAccessible(Page page) throws IOException {
        try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object violations = page.evaluate("""
                async () => (await axe.run(document)).violations.map(
                    one => `${one.id} ${one.nodes.map(node => node.target + ' ' + node.failureSummary)}`)""");
        assertThat(violations).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
