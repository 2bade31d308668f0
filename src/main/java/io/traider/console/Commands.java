package io.traider.console;

import com.vaadin.flow.component.Component;
import io.traider.domain.Command;
import io.traider.session.TradingSession;

/** Hands people's commands to the session, and says what became of them. */
@org.springframework.stereotype.Component
final class Commands {

    private final TradingSession session;
    private final Live live;

    Commands(TradingSession session, Live live) {
        this.session = session;
        this.live = live;
    }

    /** Gives a command in the name of whoever is signed in, if they may. */
    void give(Component where, Right right, Command command, String done) {
        SignedIn somebody = SignedIn.now();
        if (!right.allows(somebody)) {
            return;
        }
        live.show(where, session.command(command, somebody.name()), (sequence, failure) -> {
            if (failure == null) {
                Notice.done(done);
            } else {
                Notice.failed("The command was not carried out", failure);
            }
        });
    }
}
