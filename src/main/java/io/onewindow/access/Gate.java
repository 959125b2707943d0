package io.onewindow.access;

import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.WebApplicationContextUtils;

/// Who gets in where: parties that prove themselves under `/api/v1`, anybody to the first page and the contracts,
/// nobody anywhere else.
@Configuration(proxyBeanMethods = false)
class Gate {

    private static final String BASIC = "Basic realm=\"onewindow\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer error=\"invalid_token\"";
    private static final String API_CONTENT = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_CONTENT =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    @Bean
    AuthenticationManager callers(
            Parties parties, HubSettings settings, ObjectProvider<Lockout> lockout, ObjectProvider<Clock> clocks) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        Tokens tokens = new Tokens(settings.oidc(), parties, clock);
        JwtAuthenticationProvider bearers = new JwtAuthenticationProvider(tokens::decode);
        bearers.setJwtAuthenticationConverter(tokens::caller);
        return new ProviderManager(
                new PartyProvider(parties, lockout.getIfAvailable(() -> new Lockout(clock))), bearers);
    }

    /// A span around each of the security filters costs more than the filters.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// The management port is open: it listens on the loopback address, and there is nothing there but health,
    /// information and metrics.
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return stateless(http, API_CONTENT)
                .securityMatcher(Gate::onManagementPort)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, AuthenticationManager callers) {
        return stateless(http, API_CONTENT)
                .securityMatcher("/api/v1/**")
                .authenticationManager(callers)
                .httpBasic(basic -> basic.authenticationEntryPoint(Gate::challenge))
                .oauth2ResourceServer(bearer ->
                        bearer.authenticationEntryPoint(Gate::challenge).jwt(jwt -> jwt.authenticationManager(callers)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(Gate::challenge)
                        .accessDeniedHandler((request, response, _) ->
                                Problems.send(Problem.of(Fault.FORBIDDEN), request, response)))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(Gate::fromAnotherSite)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        return stateless(http, PAGE_CONTENT)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                        (request, response, _) -> Problems.send(Problem.of(Fault.NOT_FOUND), request, response)))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(Gate::fromAnotherSite)
                        .denyAll()
                        .requestMatchers("/", "/demo/**", "/openapi.yaml", "/asyncapi.yaml")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, String content) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(content)));
    }

    // A browser sends what it remembers of a party with another site's form too.
    private static boolean fromAnotherSite(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || "same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            return false;
        }
        return !origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }

    private static boolean onManagementPort(HttpServletRequest request) {
        return WebServerApplicationContext.hasServerNamespace(
                WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext()), "management");
    }

    private static void challenge(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        Fault fault = switch (failed) {
            case LockedException _ -> Fault.LOCKED_OUT;
            case OAuth2AuthenticationException _ -> Fault.TOKEN_INVALID;
            case Tokens.KeysAway _ -> Fault.UNAVAILABLE;
            default -> Fault.UNAUTHENTICATED;
        };
        if (fault != Fault.UNAVAILABLE) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, fault == Fault.TOKEN_INVALID ? BEARER : BASIC);
        }
        Problems.send(Problem.of(fault), request, response);
    }
}
