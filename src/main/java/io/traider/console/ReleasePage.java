package io.traider.console;

import com.vaadin.flow.component.button.Button;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import io.traider.rule.PackKind;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a release's page share.
 *
 * @param kind what a rule pack is for; {@code null} of a limit set
 * @param hand the draft in work
 */
record ReleasePage(
        Live live,
        ReleaseDeeds deeds,
        ReleaseWatch watch,
        @Nullable PackKind kind,
        DraftInHand hand) {

    ReleaseDesk desk() {
        return deeds.desk();
    }

    ReleaseKey key() {
        return hand.key();
    }

    /** The right that it takes to write on it. */
    Right write() {
        return ReleaseDeeds.toWrite(kind);
    }

    boolean may(Right right) {
        return SignedIn.now().may(right);
    }

    /**
     * Does something at the desk in the name of whoever is signed in, if they may.
     *
     * @param deed is given their name
     * @param failure what to say when it fails for no reason that the desk gives
     */
    <T> void act(Right right, Function<String, T> deed, String failure, Consumer<T> then) {
        deeds.act(hand.state(), right, deed, failure, then);
    }

    /** Goes to another part of the page. */
    void go(String part) {
        hand.state().getUI().ifPresent(ui -> ui.navigate(Releases.address(key(), part)));
    }

    /** Checks the draft with its scenarios, while a button says so, and shows what came of it. */
    void check(Button button) {
        hand.afterSaving(() -> checkSaved(button));
    }

    private void checkSaved(Button button) {
        button.setEnabled(false);
        button.setText("Checking…");
        SignedIn somebody = SignedIn.now();
        live.ask(hand.state(), () -> desk().check(key(), somebody.name()), (report, failure) -> {
            button.setEnabled(true);
            button.setText("Check");
            if (failure != null) {
                ReleaseDeeds.complain("The draft could not be checked", failure);
            } else {
                go("check");
            }
        });
    }
}
