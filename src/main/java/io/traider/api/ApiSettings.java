package io.traider.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The API's settings, {@code traider.api.*}.
 *
 * @param port where it listens; {@code 0} takes any free port
 * @param address the network address to listen on; every one when {@code null}
 * @param maxDepth how deeply fields may be nested; the usual introspection query needs 15
 * @param maxComplexity how many fields an answer may have, lists counted as long as they may become
 * @param maxQuery the longest query text
 * @param maxRequest the longest request body
 * @param maxSubscriptions open subscriptions of one token
 * @param timeout the longest that a query or command may take
 */
@ConfigurationProperties("traider.api")
record ApiSettings(
        @DefaultValue("8080") int port,
        @Nullable String address,
        @DefaultValue("15") int maxDepth,
        @DefaultValue("60000") int maxComplexity,
        @DefaultValue("32KB") DataSize maxQuery,
        @DefaultValue("256KB") DataSize maxRequest,
        @DefaultValue("50") int maxSubscriptions,
        @DefaultValue("30s") Duration timeout) {}
