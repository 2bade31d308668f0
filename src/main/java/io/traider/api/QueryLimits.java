package io.traider.api;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;
import graphql.parser.ParserOptions;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.TimeoutWebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/** How large a question may be. */
@Configuration(proxyBeanMethods = false)
class QueryLimits {

    private static final int MAX_TOKENS = 5_000;

    @Bean
    MaxQueryDepthInstrumentation depth(ApiSettings settings) {
        return new MaxQueryDepthInstrumentation(settings.maxDepth()) {
            @Override
            protected AbortExecutionException mkAbortException(int depth, int max) {
                return new TooMuch(
                        ErrorCode.TOO_DEEP,
                        "fields nested " + depth + " deep, of " + max + " allowed. Maybe ask in several requests");
            }
        };
    }

    @Bean
    MaxQueryComplexityInstrumentation complexity(ApiSettings settings) {
        return new MaxQueryComplexityInstrumentation(settings.maxComplexity(), QueryLimits::cost) {
            @Override
            protected AbortExecutionException mkAbortException(int complexity, int max) {
                return new TooMuch(
                        ErrorCode.TOO_COMPLEX,
                        "up to " + complexity + " fields asked for, of " + max
                                + " allowed. Maybe ask for a smaller page with 'first', or for fewer fields");
            }
        };
    }

    /** A field costs one and its children, as often as its list may be long. */
    private static int cost(FieldComplexityEnvironment field, int children) {
        long length = length(field.getArguments());
        return (int) Math.min(Integer.MAX_VALUE / 64, 1 + length * children);
    }

    private static long length(Map<String, Object> arguments) {
        Object length = arguments.getOrDefault("first", arguments.get("depth"));
        return length instanceof Integer number ? Math.max(1, number) : 1;
    }

    /** The parser stops reading where a query becomes too long. */
    @Bean
    WebGraphQlInterceptor queryLength(ApiSettings settings) {
        ParserOptions options = ParserOptions.newParserOptions()
                .maxCharacters((int) settings.maxQuery().toBytes())
                .maxTokens(MAX_TOKENS)
                .captureIgnoredChars(false)
                .build();
        return (request, chain) -> {
            request.configureExecutionInput(
                    (input, builder) -> builder.graphQLContext(context -> context.put(ParserOptions.class, options))
                            .build());
            return chain.next(request);
        };
    }

    @Bean
    WebGraphQlInterceptor timeout(ApiSettings settings) {
        return new TimeoutWebGraphQlInterceptor(settings.timeout());
    }

    /** What graphql-java makes an error of as it is. */
    private static final class TooMuch extends AbortExecutionException {

        private static final long serialVersionUID = 1;

        private final ErrorCode code;

        TooMuch(ErrorCode code, String message) {
            super(message);
            this.code = code;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", code.name());
        }
    }
}
