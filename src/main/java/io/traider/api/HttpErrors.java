package io.traider.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What fails before GraphQL is reached is answered in GraphQL's form all the same. */
@Component
@Order(-2)
final class HttpErrors implements ErrorWebExceptionHandler {

    /** Bytes that are taken of a request that is refused. */
    private static final long PATIENCE = 1 << 20;

    private final JsonMapper json;

    HttpErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable exception) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(exception);
        }
        if (caused(exception, DataBufferLimitException.class)) {
            return write(exchange, HttpStatus.CONTENT_TOO_LARGE, ErrorCode.BAD_REQUEST, "the request is too long");
        }
        if (exception instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = answer.getStatusCode();
            exchange.getResponse().getHeaders().addAll(answer.getHeaders());
            ErrorCode code = switch (HttpStatus.resolve(status.value())) {
                case NOT_FOUND -> ErrorCode.NOT_FOUND;
                case FORBIDDEN -> ErrorCode.FORBIDDEN;
                case TOO_MANY_REQUESTS -> ErrorCode.TOO_MANY;
                case CONFLICT -> ErrorCode.REFUSED;
                case null, default -> ErrorCode.BAD_REQUEST;
            };
            return write(exchange, status, code, String.valueOf(answer.getBody().getDetail()));
        }
        String message = Errors.internal(exchange.getRequest().getPath().value(), exception);
        return write(exchange, HttpStatus.INTERNAL_SERVER_ERROR, ErrorCode.INTERNAL, message);
    }

    /** Nobody, or nobody known. */
    Mono<Void> unauthenticated(ServerWebExchange exchange, String message) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"traider\"");
        return write(exchange, HttpStatus.UNAUTHORIZED, ErrorCode.UNAUTHENTICATED, message);
    }

    Mono<Void> write(ServerWebExchange exchange, HttpStatusCode status, ErrorCode code, String message) {
        byte[] body = json.writeValueAsString(Map.of(
                        "errors", List.of(Map.of("message", message, "extensions", Map.of("code", code.name())))))
                .getBytes(StandardCharsets.UTF_8);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return heardOut(exchange.getRequest())
                .doOnNext(whole -> closeUnless(whole, response))
                .then(response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body))));
    }

    /**
     * Takes what is left of the body. Netty's server leaves a connection on which it was not taken in a state in which the
     * next request is never answered.
     *
     * @return whether all of it was taken
     */
    private static Mono<Boolean> heardOut(ServerHttpRequest request) {
        return request.getBody()
                .map(HttpErrors::release)
                .scan(0L, Long::sum)
                .takeUntil(taken -> taken > PATIENCE)
                .last(0L)
                .map(taken -> taken <= PATIENCE)
                // Somebody else has read it, as far as they wanted to.
                .onErrorReturn(IllegalStateException.class, false);
    }

    private static long release(DataBuffer buffer) {
        int length = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return length;
    }

    private static void closeUnless(boolean whole, ServerHttpResponse response) {
        if (!whole) {
            response.getHeaders().setConnection("close");
        }
    }

    private static boolean caused(Throwable exception, Class<? extends Throwable> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
