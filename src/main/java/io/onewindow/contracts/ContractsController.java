package io.onewindow.contracts;

import io.onewindow.settings.HubSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/openapi.yaml` and `/asyncapi.yaml`, for anybody and whatever the caller accepts; the media type is RFC 9512's.
@RestController
class ContractsController {

    private final ContractFile openapi;
    private final ContractFile asyncapi;

    ContractsController(HubSettings settings) {
        this.openapi = ContractFile.read(settings.configDir(), "openapi.yaml");
        this.asyncapi = ContractFile.read(settings.configDir(), "asyncapi.yaml");
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> openapi() {
        return served(openapi);
    }

    @GetMapping("/asyncapi.yaml")
    ResponseEntity<byte[]> asyncapi() {
        return served(asyncapi);
    }

    private static ResponseEntity<byte[]> served(ContractFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .eTag(file.tag())
                .body(file.bytes());
    }
}
