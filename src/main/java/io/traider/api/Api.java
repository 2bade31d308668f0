package io.traider.api;

import graphql.schema.GraphQLScalarType;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.reactive.GraphQlWebFluxAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.ReactiveMultipartAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.actuate.endpoint.web.WebFluxHealthEndpointExtensionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The API's own Spring context, WebFlux on Netty, below the platform's root context. It needs of the root: the trading
 * session, the journal's reader, and the tokens; it exposes the root's meters where there is a Prometheus registry.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ApiSettings.class)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    SslAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    CodecsAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    WebFluxAutoConfiguration.class,
    ReactiveMultipartAutoConfiguration.class,
    GraphQlAutoConfiguration.class,
    GraphQlWebFluxAutoConfiguration.class,
    ApplicationAvailabilityAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    JacksonEndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    HealthContributorAutoConfiguration.class,
    HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    AvailabilityHealthContributorAutoConfiguration.class,
    AvailabilityProbesAutoConfiguration.class,
    WebFluxHealthEndpointExtensionAutoConfiguration.class,
    ManagementContextAutoConfiguration.class
})
public class Api {

    /** The Spring profile in which GraphiQL is served. */
    public static final String DEVELOPMENT = "development";

    /** What differs between a workbench and a trading floor. */
    record Profile(boolean development) {}

    /** Starts the API below a context that holds what it shows; see {@link ApiSettings} for what may be set. */
    public static ConfigurableApplicationContext start(ConfigurableApplicationContext parent) {
        return new SpringApplicationBuilder(Api.class)
                .parent(parent)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(parent.getEnvironment()))
                .run();
    }

    /** The port that a started API listens on. */
    public static int port(ConfigurableApplicationContext api) {
        return api.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Map<String, Object> properties(Environment parent) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.config.name", "api",
                "server.port", parent.getProperty("traider.api.port", "8080"),
                "server.shutdown", "immediate",
                "spring.http.codecs.max-in-memory-size", parent.getProperty("traider.api.max-request", "256KB"),
                "spring.graphql.websocket.path", "/graphql",
                "spring.graphql.websocket.connection-init-timeout", "10s",
                "spring.graphql.websocket.keep-alive", "20s",
                "spring.graphql.http.sse.keep-alive", "20s",
                "spring.graphql.schema.inspection.enabled", false));
        properties.putAll(Map.of(
                "spring.webflux.multipart.max-parts",
                Parts.MOST,
                "spring.webflux.multipart.max-disk-usage-per-part",
                Parts.MOST_BYTES + "B"));
        properties.putAll(Map.of(
                "spring.graphql.graphiql.enabled", parent.matchesProfiles(DEVELOPMENT),
                "management.endpoints.access.default", "none",
                "management.endpoint.health.access", "read-only",
                "management.endpoint.prometheus.access", "read-only",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoint.health.show-details", "when-authorized",
                "management.endpoint.health.probes.enabled", true,
                "management.endpoint.health.group.liveness.include", "livenessState",
                "management.endpoint.health.group.readiness.include", "readinessState,trading",
                "management.endpoint.health.group.readiness.show-details", "when-authorized"));
        String address = parent.getProperty("traider.api.address");
        if (address != null) {
            properties.put("server.address", address);
        }
        return properties;
    }

    @Bean
    Profile profile(Environment environment) {
        return new Profile(environment.matchesProfiles(DEVELOPMENT));
    }

    /** Threads of its own: closing the global ones would take the database's client and other servers with them. */
    @Bean
    ReactorResourceFactory threads() {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        threads.setShutdownQuietPeriod(Duration.ZERO);
        threads.setShutdownTimeout(Duration.ofSeconds(2));
        return threads;
    }

    @Bean
    RuntimeWiringConfigurer scalars() {
        return schema -> {
            for (GraphQLScalarType scalar : Scalar.all()) {
                schema.scalar(scalar);
            }
        };
    }

    /** Stops the start when the schema has an operation that nobody was given. */
    @Bean
    SmartInitializingSingleton everyOperationHasRoles(GraphQlSource source) {
        return () -> Operation.check(source.schema());
    }

    @Bean
    PrometheusScrapeEndpoint prometheusEndpoint(ObjectProvider<PrometheusMeterRegistry> meters) {
        PrometheusMeterRegistry registry =
                meters.getIfAvailable(() -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return new PrometheusScrapeEndpoint(registry.getPrometheusRegistry(), null);
    }
}
