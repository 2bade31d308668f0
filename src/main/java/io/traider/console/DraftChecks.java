package io.traider.console;

import com.vaadin.flow.component.Component;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Checks of a draft as it is typed: one after the other, and of those that are asked for meanwhile only the last. */
final class DraftChecks {

    private final ReleaseDesk desk;
    private final Live live;
    private final Component place;
    private final ReleaseKey key;
    private final Supplier<Content> text;
    private final List<Consumer<CheckReport>> listeners = new ArrayList<>();
    private boolean running;
    private boolean again;
    private boolean overtaken;

    /**
     * @param place with it, checks end
     * @param text as it stands
     */
    DraftChecks(ReleaseDesk desk, Live live, Component place, ReleaseKey key, Supplier<Content> text) {
        this.desk = desk;
        this.live = live;
        this.place = place;
        this.key = key;
        this.text = text;
        live.follow(place, moment -> {
            if (overtaken) {
                overtaken = false;
                ask();
            }
        });
    }

    void tell(Consumer<CheckReport> listener) {
        listeners.add(listener);
    }

    void ask() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        live.show(place, desk.check(key, text.get(), SignedIn.now().name()), (report, failure) -> {
            running = false;
            if (failure != null && ReleaseDeeds.why(failure) instanceof CancellationException) {
                // The same person types in another window; this text has its turn a moment later.
                overtaken = true;
            } else if (failure != null) {
                ReleaseDeeds.complain("The text could not be checked", failure);
            } else if (!again) {
                listeners.forEach(listener -> listener.accept(report));
            }
            if (again) {
                again = false;
                ask();
            }
        });
    }
}
