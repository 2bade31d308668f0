package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import io.traider.domain.Mode;
import io.traider.session.SessionState;

/** The top of a view: its name, whether the platform may trade, and what time it is for the session. */
final class Head extends Div {

    private final Span mode = chip();
    private final Span fit = chip();
    private final TimeText time = new TimeText();

    Head(String title, Live live) {
        addClassName("top");
        add(new H1(title), mode, fit, time);
        time.addClassName("faint");
        live.follow(this, moment -> show(moment.state()));
    }

    private static Span chip() {
        Span chip = new Span();
        chip.addClassName("chip");
        return chip;
    }

    private void show(SessionState state) {
        boolean real = state.mode() == Mode.LIVE;
        set(mode, real ? "Live trading" : "Paper trading", real ? "warn" : "plain");
        set(
                fit,
                state.fit() ? "Fit to trade" : "Not trading: " + state.unfit().getFirst(),
                state.fit() ? "good" : "bad");
        time.show(state.nanos() / 1_000_000_000 * 1_000_000_000);
    }

    private static void set(Span chip, String text, String tone) {
        chip.setText(text);
        chip.getElement().setAttribute("data-tone", tone);
    }
}
