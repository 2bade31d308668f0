package io.traider.console;

import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseRefused;
import io.traider.rule.PackKind;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does with releases what somebody asks for, if they may, and says what became of it. */
@Component
final class ReleaseDeeds {

    private final ReleaseDesk desk;
    private final Live live;

    ReleaseDeeds(ReleaseDesk desk, Live live) {
        this.desk = desk;
        this.live = live;
    }

    ReleaseDesk desk() {
        return desk;
    }

    /** The right that it takes to write on a release. */
    static Right toWrite(@Nullable PackKind kind) {
        return kind == PackKind.STRATEGY ? Right.WRITE_STRATEGIES : Right.WRITE_RULES;
    }

    /**
     * Does something in the name of whoever is signed in.
     *
     * @param deed is given their name
     * @param failure what to say when it fails for no reason that the desk gives
     */
    <T> void act(
            com.vaadin.flow.component.Component where,
            Right right,
            Function<String, T> deed,
            String failure,
            Consumer<T> then) {
        SignedIn somebody = SignedIn.now();
        if (!right.allows(somebody)) {
            return;
        }
        live.ask(where, () -> deed.apply(somebody.name()), (value, cause) -> {
            if (cause == null) {
                then.accept(value);
            } else {
                complain(failure, cause);
            }
        });
    }

    /** Says why something was refused, in the desk's own words where it gave any. */
    static void complain(String failure, Throwable cause) {
        Throwable why = why(cause);
        if (why instanceof ReleaseRefused || why instanceof IllegalArgumentException) {
            Notice.refused(String.valueOf(why.getMessage()));
        } else {
            Notice.failed(failure, why);
        }
    }

    /** What lies behind what a thread handed on. */
    static Throwable why(Throwable cause) {
        return cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    }
}
