package io.traider.api;

import io.traider.packages.PackageRefused;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Asks the desk of packages aside, and puts its refusals into the API's words. */
final class PackageCalls {

    private PackageCalls() {}

    static <T> Mono<T> later(Callable<@Nullable T> question) {
        return Mono.fromCallable(question)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(PackageRefused.class, PackageCalls::refusal);
    }

    private static Refusal refusal(PackageRefused refused) {
        ErrorCode code = switch (refused.code()) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            case TOO_LARGE, MALFORMED, UNSIGNED, BAD_SIGNATURE, ALTERED, INVALID -> ErrorCode.BAD_REQUEST;
            case UNTRUSTED, TAKEN, FORBIDDEN -> ErrorCode.REFUSED;
        };
        return new Refusal(
                code,
                String.valueOf(refused.getMessage()),
                Map.of("reason", refused.code().name()));
    }

    /** Of an upload. */
    static ResponseStatusException answer(PackageRefused refused) {
        HttpStatus status = switch (refused.code()) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TAKEN -> HttpStatus.CONFLICT;
            case UNTRUSTED, FORBIDDEN -> HttpStatus.FORBIDDEN;
            case MALFORMED, UNSIGNED, BAD_SIGNATURE, ALTERED, INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return new ResponseStatusException(status, refused.code() + ": " + refused.getMessage(), refused);
    }

    /** A number out of the API; one that is none is nobody's. */
    static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
