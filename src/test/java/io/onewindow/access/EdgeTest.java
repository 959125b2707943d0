package io.onewindow.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// A test against [EdgeHub] on ports of its own, with the bounds that a hub has.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles(EdgeHub.PROFILE)
@SpringBootTest(
        classes = EdgeHub.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=optional:classpath:/no-settings-but-these/",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
                    + "org.apache.camel.spring.boot.CamelAutoConfiguration",
            "logging.structured.format.console=logstash",
            "spring.threads.virtual.enabled=true",
            "server.address=127.0.0.1",
            "server.forward-headers-strategy=none",
            "server.max-http-request-header-size=64KB",
            "server.tomcat.connection-timeout=20s",
            "server.tomcat.max-swallow-size=17MB",
            "spring.mvc.formcontent.filter.enabled=false",
            "spring.servlet.multipart.enabled=false",
            "management.server.port=0",
            "management.server.address=127.0.0.1",
            "management.endpoints.access.default=none",
            "management.endpoint.health.access=read-only",
            "management.endpoint.info.access=read-only",
            "management.endpoint.prometheus.access=read-only",
            "management.endpoints.web.exposure.include=health,info,prometheus",
            "management.endpoints.web.discovery.enabled=false",
            "management.endpoint.health.probes.enabled=true",
            "hub.limits.body-bytes=" + EdgeTest.BODY_BYTES
        })
@interface EdgeTest {

    /// Largest body of these tests, in bytes.
    int BODY_BYTES = 1_048_576;
}
