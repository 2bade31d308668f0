package io.traider.api;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import reactor.core.publisher.Mono;

/** Sees that every error carries a code, and that none carries more than its reader may know. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Errors implements DataFetcherExceptionResolver, WebGraphQlInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /** An error with its code. */
    static GraphQLError error(GraphqlErrorBuilder<?> builder, ErrorCode code, String message) {
        return error(builder, new Refusal(code, message));
    }

    private static GraphQLError error(GraphqlErrorBuilder<?> builder, Refusal refusal) {
        Map<String, Object> extensions = new HashMap<>(refusal.details());
        extensions.put("code", refusal.code().name());
        return builder.message("%s", refusal.getMessage())
                .errorType(
                        ErrorClassification.errorClassification(refusal.code().name()))
                .extensions(extensions)
                .build();
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable exception, DataFetchingEnvironment environment) {
        GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError(environment);
        String field = environment.getField().getName();
        GraphQLError error = switch (exception) {
            case Refusal refusal -> error(builder, refusal);
            case BindException bad -> error(builder, ErrorCode.BAD_REQUEST, "arguments of " + field + ": " + bad);
            default -> internal(builder, "field " + field, exception);
        };
        return Mono.just(List.of(error));
    }

    private static GraphQLError internal(GraphqlErrorBuilder<?> builder, String where, Throwable exception) {
        return error(builder, ErrorCode.INTERNAL, internal(where, exception));
    }

    /** Writes a fault to the log, and what may be said of it to others. */
    static String internal(String where, Throwable exception) {
        String number = UUID.randomUUID().toString();
        LOG.error("fault {} at {}", number, where, exception);
        return "something went wrong here. Maybe ask the operator to look for " + number + " in the log";
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> {
            List<GraphQLError> errors = response.getExecutionResult().getErrors();
            return errors.stream().allMatch(error -> codeOf(error) != null)
                    ? response
                    : response.transform(builder ->
                            builder.errors(errors.stream().map(Errors::withCode).toList()));
        });
    }

    private static GraphQLError withCode(GraphQLError error) {
        return codeOf(error) != null
                ? error
                : GraphqlErrorBuilder.newError()
                        .message("%s", message(error))
                        .locations(error.getLocations())
                        .path(error.getPath())
                        .errorType(error.getErrorType())
                        .extensions(Map.of("code", guess(error).name()))
                        .build();
    }

    /** What was aborted for its time has no words of its own. */
    private static String message(GraphQLError error) {
        return error.getMessage() == null || error.getMessage().equals("null")
                ? "the answer took too long and was given up. Maybe ask for less, or again when there is less to do"
                : error.getMessage();
    }

    private static ErrorCode guess(GraphQLError error) {
        if (error.getMessage() == null || error.getMessage().equals("null")) {
            return ErrorCode.UNAVAILABLE;
        }
        return switch (String.valueOf(error.getErrorType())) {
            case "InvalidSyntax", "ValidationError", "OperationNotSupported", "ExecutionAborted" ->
                ErrorCode.BAD_REQUEST;
            default -> ErrorCode.INTERNAL;
        };
    }

    private static @Nullable Object codeOf(GraphQLError error) {
        return error.getExtensions() == null ? null : error.getExtensions().get("code");
    }
}
