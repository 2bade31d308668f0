package io.traider.api;

import io.traider.journal.access.Token;
import io.traider.journal.access.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Turns the value of an {@code Authorization} header into a caller, off the event loop. */
@Component
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    Bearer(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The secret in a header's value, empty where the value is of another kind. */
    static Optional<String> secret(@Nullable Object header) {
        return header instanceof String value && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(value.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** The caller; empty when the token is unknown, revoked, at its end, or its user is disabled. */
    Mono<Caller> caller(String secret) {
        return Mono.fromCallable(() -> tokens.verify(secret))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(Mono::justOrEmpty)
                .map(Caller::new);
    }

    /** The token as it is now; empty when it does not open the door any more. */
    Mono<Token> still(Token token) {
        return Mono.fromCallable(() -> tokens.current(token))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(Mono::justOrEmpty);
    }
}
