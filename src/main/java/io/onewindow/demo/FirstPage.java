package io.onewindow.demo;

import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// `/` in demo mode: one page to submit the sample on and to watch its case. What it needs lies under `/demo`.
@RestController
@ConditionalOnBooleanProperty(name = "hub.demo.enabled", matchIfMissing = true)
class FirstPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String page = text("page.html");
    private final String style = text("page.css");
    private final String script = text("page.js");
    private final String icon = text("icon.svg");
    private final FrontDoor door;
    private final HubSettings settings;

    FirstPage(FrontDoor door, HubSettings settings) {
        this.door = door;
        this.settings = settings;
    }

    @GetMapping("/")
    ResponseEntity<String> page(Language preferred, @RequestParam(defaultValue = "") String lang) {
        boolean english = lang.isEmpty() ? preferred == Language.EN : lang.startsWith("en");
        String filled = page.replace("{{lang}}", english ? "en" : "zh-CN")
                .replace("{{other}}", english ? "zh-CN" : "en")
                .replace("{{command}}", HtmlUtils.htmlEscape(door.firstCommand()))
                .replace("{{data}}", HtmlUtils.htmlEscape(settings.dataDir().toString()));
        return ResponseEntity.ok()
                .contentType(HTML)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(filled);
    }

    @GetMapping(path = "/demo/page.css", produces = "text/css;charset=UTF-8")
    String style() {
        return style;
    }

    @GetMapping(path = "/demo/page.js", produces = "text/javascript;charset=UTF-8")
    String script() {
        return script;
    }

    @GetMapping(path = "/demo/icon.svg", produces = "image/svg+xml;charset=UTF-8")
    String icon() {
        return icon;
    }

    @GetMapping(path = "/demo/open-restaurant.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource sample() {
        return new FileSystemResource(door.sample());
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(FirstPage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
