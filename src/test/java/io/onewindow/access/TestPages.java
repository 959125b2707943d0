package io.onewindow.access;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pages inside and outside of what anybody may see.
@RestController
@Profile(EdgeHub.PROFILE)
class TestPages {

    @GetMapping({"/", "/demo/page", "/openapi.yaml", "/asyncapi.yaml"})
    String open() {
        return "open";
    }

    @GetMapping({"/console", "/api/other", "/api/v2/desk", "/index.html"})
    String closed() {
        return "closed";
    }
}
