package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.traider.domain.KillSwitch;
import io.traider.domain.Mode;
import io.traider.session.SessionState;
import java.util.List;

/** The strips on top of every page: where the data comes from, engaged kill switches, a lost connection. */
final class Notes extends Div {

    private final Div data = note("warning");
    private final Div killed = note("stop");

    Notes(Live live) {
        addClassName("notes");
        killed.addClassName("killed");
        killed.getElement().setAttribute("role", "alert");
        Div lost = note("warning");
        lost.addClassName("lost");
        lost.add(strong("Connection lost."), new Span("What you see is old. Trying again…"));
        lost.getElement().setAttribute("role", "alert").setAttribute("hidden", true);
        add(lost, killed, data);
        live.follow(this, moment -> show(moment.state()));
    }

    private static Div note(String icon) {
        Div note = new Div(Icon.of(icon));
        note.addClassName("note");
        return note;
    }

    private static Span strong(String text) {
        Span strong = new Span();
        strong.getElement().appendChild(new com.vaadin.flow.dom.Element("strong").setText(text));
        return strong;
    }

    private void show(SessionState state) {
        boolean real = state.feed().equals("live");
        data.setVisible(!real);
        if (!real && !data.hasClassName(state.feed())) {
            boolean simulated = state.feed().equals("simulated");
            data.removeAll();
            data.addClassName(state.feed());
            data.add(
                    Icon.of("warning"),
                    strong(simulated ? "Simulated data" : "Replay"),
                    new Span(simulated ? "Prices come from the built-in venue simulator." : "Recorded market data."),
                    new Span(state.mode() == Mode.PAPER ? "Paper trading, no money moves." : ""));
        }
        show(state.switches());
    }

    private void show(List<KillSwitch> switches) {
        killed.setVisible(!switches.isEmpty());
        String text = switches.isEmpty() ? "" : text(switches);
        if (!text.equals(killed.getElement().getProperty("traiderText", ""))) {
            killed.getElement().setProperty("traiderText", text);
            killed.removeAll();
            killed.add(Icon.of("stop"), strong("Kill switch engaged"), new Span(text));
            killed.add(new RouterLink("Details", SystemView.class));
        }
    }

    private static String text(List<KillSwitch> switches) {
        KillSwitch first = switches.getFirst();
        String more = switches.size() == 1 ? "" : " and " + (switches.size() - 1) + " more";
        return Words.scope(first.scope()) + more + " is stopped by " + first.by() + ": " + first.reason();
    }
}
