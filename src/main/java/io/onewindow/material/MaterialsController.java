package io.onewindow.material;

import static io.onewindow.party.PartyKind.DEPARTMENT;
import static io.onewindow.party.PartyKind.WINDOW;

import io.onewindow.access.Caller;
import io.onewindow.access.Only;
import io.onewindow.canonical.Json;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Scanned documents over HTTP. Whoever opens one that another party brought is recorded in the case's ledger.
@RestController
@RequestMapping("/api/v1/materials/{sha256:[0-9a-f]{64}}")
class MaterialsController {

    private final MaterialBook materials;
    private final ViewBook views;

    MaterialsController(MaterialBook materials, ViewBook views) {
        this.materials = materials;
        this.views = views;
    }

    @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Only(WINDOW)
    ResponseEntity<ObjectNode> store(Caller caller, @PathVariable String sha256, HttpServletRequest request)
            throws IOException {
        return switch (materials.store(caller.id(), sha256, mediaType(request), request.getInputStream())) {
            case MaterialBook.Storing.Done done ->
                ResponseEntity.ok(Json.object()
                        .put("sha256", done.stored().sha256())
                        .put("size", done.stored().size())
                        .put("mediaType", done.stored().mediaType()));
            case MaterialBook.Storing.Refused refused -> throw new ProblemException(refused.problem());
        };
    }

    // It is given out again with the document, so it has to be one.
    private static String mediaType(HttpServletRequest request) {
        String declared =
                Optional.ofNullable(request.getContentType()).orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        if (!isMediaType(declared)) {
            throw new ProblemException(Problem.of(Fault.MEDIA_TYPE, "type/subtype"));
        }
        return declared;
    }

    private static boolean isMediaType(String text) {
        try {
            return MediaType.parseMediaType(text).isConcrete();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    @GetMapping
    @Only({WINDOW, DEPARTMENT})
    ResponseEntity<Resource> open(Caller caller, @PathVariable String sha256) {
        MaterialBook.Opened opened = materials
                .open(sha256, caller.id())
                .orElseThrow(() -> new ProblemException(Problem.of(Fault.NOT_FOUND)));
        if (!opened.acceptanceNo().isEmpty()) {
            views.viewed(opened.acceptanceNo(), caller.id(), opened.stored().sha256());
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.stored().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sha256 + "\"")
                .cacheControl(CacheControl.noStore())
                .body(new FileSystemResource(opened.file()));
    }
}
