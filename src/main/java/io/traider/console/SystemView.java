package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.journal.CaptureHealth;
import io.traider.journal.CaptureSink;
import io.traider.journal.LogHealth;
import io.traider.journal.StepLog;
import io.traider.journal.access.Tokens;
import io.traider.journal.access.Users;
import io.traider.session.SessionMetrics;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;

/** What runs, how it does, and how to stop it. */
@Route(value = "system", layout = Frame.class)
@PageTitle("System · TRAIDER")
@PermitAll
class SystemView extends Div {

    private final TradingSession session;
    private final StepLog log;
    private final CaptureSink capture;
    private final Facts running = new Facts();
    private final Facts versions = new Facts();
    private final Facts counts = new Facts();
    private final Facts journal = new Facts();
    private final UnorderedList unfit = new UnorderedList();
    private final Panel fitness = Panel.padded("Not fit to trade", unfit).named("unfit");
    private final DataTable feeds = Feeds.full();

    SystemView(
            Live live,
            TradingSession session,
            StepLog log,
            CaptureSink capture,
            Commands commands,
            Tokens tokens,
            Users users) {
        this.session = session;
        this.log = log;
        this.capture = capture;
        Div grid = new Div(
                fitness,
                new KillSwitches(live, commands),
                new Panel("Feeds", feeds).named("all"),
                Panel.padded("Running", running),
                Panel.padded("Versions in force", versions),
                Panel.padded("Session", counts),
                Panel.padded("Journal and capture", journal),
                new TokenPanel(tokens, users));
        grid.addClassName("system");
        add(new Head("System", live), grid);
        live.follow(this, moment -> show(moment.state()));
    }

    private void show(SessionState state) {
        fitness.setVisible(!state.fit());
        List<String> reasons =
                unfit.getChildren().map(item -> item.getElement().getText()).toList();
        if (!reasons.equals(state.unfit())) {
            unfit.removeAll();
            state.unfit().forEach(reason -> unfit.add(new ListItem(reason)));
        }
        feeds.show(Feeds.full(state.feeds()));
        running.put("Market data", Words.capital(state.feed()));
        running.put(
                "Orders meet",
                Words.word(state.mode()) + (state.mode().name().equals("PAPER") ? ", no money" : ", real money"));
        running.put("Last input", Words.count(state.sequence()));
        running.put("Instruments", Words.count(state.feeds().size()));
        running.put("Working orders", Words.count(state.workingOrders().size()));
        state.versions().forEach(versions::hash);
        counts(session.metrics().counts());
        journal(log.health(), capture.health());
    }

    private void counts(SessionMetrics.Counts seen) {
        counts.put("Market events", Words.count(seen.marketEvents()));
        counts.put("Decisions", Words.count(seen.decisions()));
        counts.put("Denied", Words.count(seen.denied()));
        counts.put("Orders", Words.count(seen.orders()));
        counts.put("Fills", Words.count(seen.fills()));
        counts.put("Waiting for the writer", Words.count(session.queued()));
        counts.put("Market events shed", Words.count(seen.shed()));
        counts.put("Steps listeners missed", Words.count(seen.droppedSteps()));
    }

    private void journal(LogHealth health, CaptureHealth captured) {
        journal.put("State", health.healthy() ? "Writing" : health.failure());
        journal.put("Durable up to", Words.count(health.durable()));
        journal.put("Behind", Words.count(health.behind()) + " steps");
        journal.put("Blocks written", Words.count(health.blocks()));
        journal.put("Inputs written", Words.bytes(health.bytes()));
        journal.put("Commits retried", Words.count(health.retries()));
        journal.put("Capture", captured.failure().isEmpty() ? "Writing" : captured.failure());
        journal.put("Events captured", Words.count(sum(captured.kept())));
        journal.put("Events lost", Words.count(captured.lost()));
        journal.put("Waiting for capture", Words.count(captured.queued()));
    }

    private static long sum(Map<String, Long> byKind) {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
