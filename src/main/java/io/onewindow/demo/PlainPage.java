package io.onewindow.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/` outside demo mode: that this is a hub, and where its interface is.
@RestController
@ConditionalOnBooleanProperty(name = "hub.demo.enabled", havingValue = false)
class PlainPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>一窗集成枢纽 · OneWindow Hub</title>
            </head>
            <body>
              <h1>一窗集成枢纽 <span lang="en">OneWindow Hub</span></h1>
              <p>各部门业务系统的集成枢纽，接口在 <code>/api/v1</code>。</p>
              <p lang="en">The integration hub of departmental systems. Its interface is at <code>/api/v1</code>.</p>
            </body>
            </html>
            """;

    @GetMapping(path = "/", produces = "text/html;charset=UTF-8")
    String page() {
        return PAGE;
    }
}
