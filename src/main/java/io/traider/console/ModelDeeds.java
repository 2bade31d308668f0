package io.traider.console;

import com.vaadin.flow.component.Component;
import io.traider.release.ModelDesk;
import io.traider.release.StrategyDesk;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is done with models and strategies: under the name of who is signed in, off the page's thread, with words for what is refused. */
@org.springframework.stereotype.Component
class ModelDeeds {

    private final Live live;
    private final ModelDesk models;
    private final StrategyDesk strategies;

    ModelDeeds(Live live, ModelDesk models, StrategyDesk strategies) {
        this.live = live;
        this.models = models;
        this.strategies = strategies;
    }

    ModelDesk models() {
        return models;
    }

    StrategyDesk strategies() {
        return strategies;
    }

    /**
     * Does something, if the roles allow it.
     *
     * @param deed is given the name of who is signed in
     * @param failure what to say when it fails for a reason that has no words of its own
     */
    <T> void act(Component asker, Right right, Function<String, T> deed, String failure, Consumer<T> done) {
        if (!right.allows(SignedIn.now())) {
            return;
        }
        String by = SignedIn.now().name();
        live.ask(asker, () -> deed.apply(by), (result, cause) -> {
            if (cause != null) {
                ReleaseDeeds.complain(failure, cause);
            } else {
                done.accept(result);
            }
        });
    }
}
