package io.traider.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouterLink;
import io.traider.domain.KillSwitch;
import io.traider.domain.Mode;
import io.traider.journal.ParityCheck;
import io.traider.parity.ParityDesk;
import io.traider.release.ReleaseAlert;
import io.traider.session.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The strips on top of every page: where the data comes from, engaged kill switches, rules that nobody reviewed,
 * a lost connection, a replay that differs.
 */
final class Notes extends Div {

    private final Div data = note("warning");
    private final Div killed = note("stop");
    private final Div differs = note("warning");
    private final Div releases = new Div();
    private @Nullable ParityCheck told;
    private List<ReleaseAlert> alerts = List.of();

    Notes(Live live, ParityDesk parity, ReleaseWatch watch) {
        addClassName("notes");
        killed.addClassName("killed");
        killed.getElement().setAttribute("role", "alert");
        Div lost = note("warning");
        lost.addClassName("lost");
        lost.add(text("Connection lost", "What you see is old. Trying again…"));
        lost.getElement().setAttribute("role", "alert").setAttribute("hidden", true);
        differs.addClassName("differs");
        differs.setVisible(false);
        add(lost, killed, releases, differs, data);
        live.follow(this, moment -> show(moment.state()));
        live.follow(this, moment -> show(parity.last().orElse(null)));
        live.follow(this, moment -> alert(watch.alerts()));
    }

    private static Div note(String icon) {
        Div note = new Div(Icon.of(icon));
        note.addClassName("note");
        return note;
    }

    private static Span text(String first, String then) {
        Span text = new Span();
        text.getElement().appendChild(new Element("strong").setText(first), Element.createText(then));
        return text;
    }

    private void show(SessionState state) {
        boolean real = state.feed().equals("live");
        data.setVisible(!real);
        if (!real && !data.hasClassName(state.feed())) {
            boolean simulated = state.feed().equals("simulated");
            data.removeAll();
            data.addClassName(state.feed());
            String from = simulated ? "Prices come from the built-in venue simulator." : "Prices are recorded ones.";
            data.add(
                    Icon.of("warning"),
                    text(
                            simulated ? "Simulated data" : "Replay",
                            from + (state.mode() == Mode.PAPER ? " Paper trading, no money moves." : "")));
        }
        show(state.switches());
    }

    /** One strip for each; what came into force without a review is as loud as a kill switch. */
    private void alert(List<ReleaseAlert> now) {
        if (now.equals(alerts)) {
            return;
        }
        alerts = now;
        releases.removeAll();
        for (ReleaseAlert each : now) {
            boolean emergency = each.kind() == ReleaseAlert.Kind.EMERGENCY;
            Div note = note(emergency ? "stop" : "warning");
            note.addClassName(emergency ? "killed" : "differs");
            note.getElement().setAttribute("role", "alert");
            Span words = text(title(each), each.message());
            words.add(new Anchor(
                    each.key().written()
                            ? Releases.address(each.key(), emergency ? "review" : "versions")
                            : Strategies.address(each.key().name()),
                    "Details"));
            note.add(words);
            releases.add(note);
        }
    }

    private static String title(ReleaseAlert alert) {
        return switch (alert.kind()) {
            case EMERGENCY -> "EMERGENCY, UNREVIEWED";
            case FAULTS -> alert.key().written() ? "Rules fail" : "A score must be looked at";
            case ROLLED_BACK -> "Rolled back";
            case FAILED -> "Not in force";
        };
    }

    private void show(@Nullable ParityCheck last) {
        if (last == null || last.equals(told)) {
            return;
        }
        told = last;
        differs.setVisible(last.alarming());
        differs.removeAll();
        String failed = last.state() == ParityCheck.State.FAILED
                ? "could not be done: " + last.remark()
                : "differs from what was recorded, because of " + ParityView.cause(last) + ".";
        Span words = text("Parity", "The replay of " + last.day() + " " + failed);
        words.add(new RouterLink("Details", ParityView.class));
        differs.add(Icon.of("warning"), words);
    }

    private void show(List<KillSwitch> switches) {
        killed.setVisible(!switches.isEmpty());
        String text = switches.isEmpty() ? "" : text(switches);
        if (!text.equals(killed.getElement().getProperty("traiderText", ""))) {
            killed.getElement().setProperty("traiderText", text);
            killed.removeAll();
            Span words = text("Kill switch engaged", text);
            words.add(new RouterLink("Details", SystemView.class));
            killed.add(Icon.of("stop"), words);
        }
    }

    private static String text(List<KillSwitch> switches) {
        KillSwitch first = switches.getFirst();
        String more = switches.size() == 1 ? "" : " and " + (switches.size() - 1) + " more";
        return Words.capital(Words.scope(first.scope())) + more + " is stopped by " + first.by() + ": "
                + first.reason();
    }
}
