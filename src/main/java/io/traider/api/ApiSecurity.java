package io.traider.api;

import static org.springframework.security.config.web.server.SecurityWebFiltersOrder.AUTHENTICATION;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Everything is denied but what is named here. There is one way in, a bearer token; there are no cookies and no sessions,
 * so no forged request from a browser can do harm, and no page of another origin is let in.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class ApiSecurity {

    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http, Bearer bearer, HttpErrors errors, Api.Profile profile) {
        ServerAuthenticationEntryPoint nobody = (exchange, e) -> errors.unauthenticated(
                exchange,
                hasToken(exchange)
                        ? "the token is unknown, revoked or at its end. Maybe ask for another one"
                        : "nobody is signed in. Maybe send a token as 'Authorization: Bearer trd_...'");
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers(headers, profile))
                .authorizeExchange(exchanges -> exchanges(exchanges, profile))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(nobody)
                        .accessDeniedHandler((exchange, e) -> errors.write(
                                exchange, HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN, "nobody may ask for this")))
                .addFilterAt(tokens(bearer, nobody), AUTHENTICATION)
                .build();
    }

    private static void exchanges(ServerHttpSecurity.AuthorizeExchangeSpec exchanges, Api.Profile profile) {
        exchanges
                .pathMatchers(
                        HttpMethod.GET, "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/actuator/prometheus")
                .authenticated()
                // A socket may show its token in connection_init; the Door sees to that.
                .matchers(ApiSecurity::isHandshake)
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/graphql", "/models", "/packages")
                .authenticated();
        if (profile.development()) {
            exchanges.pathMatchers(HttpMethod.GET, "/graphiql").permitAll();
        }
        exchanges.anyExchange().denyAll();
    }

    private static void headers(ServerHttpSecurity.HeaderSpec headers, Api.Profile profile) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
        if (!profile.development()) {
            headers.contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"));
        }
    }

    private static Mono<MatchResult> isHandshake(ServerWebExchange exchange) {
        boolean handshake = exchange.getRequest().getMethod() == HttpMethod.GET
                && exchange.getRequest().getPath().value().equals("/graphql")
                && "websocket"
                        .equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade());
        return handshake ? MatchResult.match() : MatchResult.notMatch();
    }

    private static AuthenticationWebFilter tokens(Bearer bearer, ServerAuthenticationEntryPoint nobody) {
        ReactiveAuthenticationManager verifier = candidate -> bearer.caller(String.valueOf(candidate.getCredentials()))
                .<Authentication>map(caller -> caller)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no valid token")));
        AuthenticationWebFilter filter = new AuthenticationWebFilter(verifier);
        filter.setServerAuthenticationConverter(exchange -> Mono.justOrEmpty(secret(exchange))
                .map(secret -> UsernamePasswordAuthenticationToken.unauthenticated("token", secret)));
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(nobody));
        return filter;
    }

    private static Optional<String> secret(ServerWebExchange exchange) {
        return Bearer.secret(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
    }

    private static boolean hasToken(ServerWebExchange exchange) {
        return secret(exchange).isPresent();
    }
}
