package io.traider.api;

import io.traider.domain.Command;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The way of a person's command into the journal. */
@Component
final class Commands {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private final TradingSession session;
    private final Live live;

    Commands(TradingSession session, Live live) {
        this.session = session;
        this.live = live;
    }

    /** A command's place in the journal. */
    record Result(long sequence) {}

    /** Gives a command in the caller's name; done when it is durable. */
    Mono<Result> give(Command command, Caller caller) {
        return Mono.fromFuture(() -> session.command(command, caller.getName()))
                .map(Result::new)
                .onErrorMap(e -> !(e instanceof IllegalArgumentException), e -> unavailable());
    }

    /** The session's image that knows of a command, or the present one when that does not come soon. */
    Mono<SessionState> seen(Result result) {
        return live.knowing(result.sequence()).next().timeout(SEEN_WITHIN, Mono.fromSupplier(session::state));
    }

    private static Refusal unavailable() {
        return new Refusal(
                ErrorCode.UNAVAILABLE,
                "the session takes no commands now. Maybe it is stopping, or its journal is down");
    }
}
