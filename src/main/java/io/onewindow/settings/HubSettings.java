package io.onewindow.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Every `hub.*` setting of `config/application.yaml`, the environment or the command line.
///
/// @param configDir folder of the configuration files
/// @param routesDir folder of the route files
/// @param dataDir   folder of the embedded database, the broker's journal, materials and keys
/// @param fourEyes  whether actions marked so need a second person
/// @param heartbeat after how long a silent event stream shows that it lives
/// @param regionalCatalogue a region's matters as TSV, listed besides those of the configuration; empty means none
@ConfigurationProperties(prefix = "hub", ignoreUnknownFields = false)
public record HubSettings(
        @DefaultValue("config") Path configDir,
        @DefaultValue("routes") Path routesDir,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("false") boolean fourEyes,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue Broker broker,
        @DefaultValue Demo demo,
        @DefaultValue Oidc oidc,
        @DefaultValue Limits limits,
        @DefaultValue Delivery delivery,
        @DefaultValue("") String regionalCatalogue) {

    /// The message broker.
    ///
    /// @param port     port of the embedded broker, for CORE, AMQP 1.0 and STOMP; loopback only
    /// @param url      an external Artemis broker; empty means the embedded one
    /// @param user     the hub's own user on an external broker
    /// @param password the hub's own secret on an external broker
    /// @param redeliveryDelay wait of the embedded broker before it delivers again what a receiver gave back;
    ///                        doubles
    public record Broker(
            @DefaultValue("61616") int port,
            @DefaultValue("") String url,
            @DefaultValue("hub") String user,
            @DefaultValue("") String password,
            @DefaultValue("2s") Duration redeliveryDelay) {

        /// Whether the broker runs inside this process.
        public boolean embedded() {
            return url.isBlank();
        }
    }

    /// The sample parties of a first run.
    ///
    /// @param enabled  whether the sample secrets are accepted; binds loopback only
    /// @param simulate the departments answered by simulators: ids, `all` (but health) or `none`
    public record Demo(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("all") List<String> simulate) {
        public Demo {
            simulate = List.copyOf(simulate);
        }
    }

    /// Bearer tokens of one OpenID Connect issuer.
    ///
    /// @param issuer   the `iss` that is accepted; empty means no bearer tokens
    /// @param audience the `aud` that is accepted
    /// @param jwkSetUri where the issuer's keys are
    public record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("onewindow-hub") String audience,
            @DefaultValue("") String jwkSetUri) {

        /// Whether bearer tokens are accepted at all.
        public boolean enabled() {
            return !issuer.isBlank();
        }
    }

    /// Bounds on what comes in.
    ///
    /// @param bodyBytes           largest JSON body, in bytes
    /// @param materialBytes       largest scanned document, in bytes
    /// @param waitingApplications applications that may wait for the database before intake answers 503
    public record Limits(
            @DefaultValue("1048576") int bodyBytes,
            @DefaultValue("67108864") long materialBytes,
            @DefaultValue("2000") int waitingApplications) {}

    /// How handoffs leave the hub.
    ///
    /// @param batchSize     most handoffs or answers in one transaction
    /// @param lease         how long a claimed handoff belongs to the node that claimed it
    /// @param pollInterval  how often waiting work is looked for when nothing announces it
    /// @param attempts      failed sends before a handoff is parked whose own way is wrong
    /// @param retryDelay    wait after the first failed send; doubles with each further one
    /// @param maxRetryDelay longest wait between two sends
    public record Delivery(
            @DefaultValue("400") int batchSize,
            @DefaultValue("30s") Duration lease,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("8") int attempts,
            @DefaultValue("1s") Duration retryDelay,
            @DefaultValue("60s") Duration maxRetryDelay) {}
}
