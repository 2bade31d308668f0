package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRun;
import io.traider.domain.Decision;
import io.traider.journal.Cursor;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run over the past: how it goes on, what came of it, and of one of its decisions why. */
@Route(value = "backtests/:run([0-9]{1,18})", layout = Frame.class)
@PermitAll
class BacktestView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Live live;
    private final BacktestDesk desk;
    private final Div content = new Div();
    private final ProgressText progress = new ProgressText();
    private @Nullable BacktestRun shown;
    private @Nullable RunDecisions decisions;
    private long run;
    private @Nullable String place;
    private long seen = -1;

    BacktestView(Live live, BacktestDesk desk) {
        this.live = live;
        this.desk = desk;
        content.addClassName("run");
        add(new Head("Backtest", live), content);
        live.follow(this, moment -> follow());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long wanted = event.getRouteParameters().getLong("run").orElse(0L);
        place = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("decision")
                .orElse(null);
        if (wanted != run) {
            run = wanted;
            seen = -1;
            shown = null;
            decisions = null;
            content.removeAll();
        } else if (decisions != null) {
            open();
        }
    }

    @Override
    public String getPageTitle() {
        return "Backtest " + run + " · TRAIDER";
    }

    private void follow() {
        if (desk.changes() != seen) {
            seen = desk.changes();
            long asked = run;
            live.ask(this, () -> desk.find(asked), (found, failure) -> {
                if (failure != null) {
                    Notice.failed("The backtest could not be read", failure);
                } else if (asked == run) {
                    show(found.orElse(null));
                }
            });
        }
        BacktestRun now = desk.run();
        if (now != null && now.id() == run && now.progress() != null) {
            progress.show(now.progress());
        }
    }

    private void show(@Nullable BacktestRun found) {
        if (found == null) {
            content.removeAll();
            content.add(Panel.padded(
                    "Backtest " + run,
                    new Paragraph("There is no backtest " + run + ". Maybe it was deleted, or the oldest had to go."),
                    new RouterLink("To all backtests", BacktestsView.class)));
            return;
        }
        boolean same = shown != null && shown.state() == found.state();
        shown = found;
        if (!same) {
            draw(found);
        }
    }

    private void draw(BacktestRun it) {
        content.removeAll();
        content.add(summary(it));
        if (it.summary() != null) {
            content.add(new RunResult(live, desk, it));
        }
        RunDecisions list = new RunDecisions(live, desk, it);
        decisions = list;
        content.add(list);
        open();
    }

    private Panel summary(BacktestRun it) {
        Panel panel = new Panel(it.name()).beside(chip(it), new BacktestActions(live, desk, it));
        panel.addClassName("summary");
        Div about = new Div(new Span(about(it)));
        about.addClassName("about");
        if (!it.state().ended()) {
            progress.waiting(it);
            about.add(progress);
        }
        if (!it.message().isEmpty()) {
            Paragraph message = new Paragraph(it.message());
            message.addClassName("message");
            about.add(message);
        }
        panel.add(about);
        if (it.summary() != null) {
            panel.add(new RunFigures(it.summary()));
        }
        return panel;
    }

    private static Span chip(BacktestRun it) {
        Span chip = new Span(Words.word(it.state()));
        chip.addClassName("chip");
        chip.getElement().setAttribute("data-tone", Runs.tone(it));
        return chip;
    }

    private static String about(BacktestRun it) {
        String who = Words.capital(it.request().strategy()) + ", "
                + Runs.market(it.request()) + ", asked for by " + it.by() + " on "
                + Runs.time(it.requested());
        return it.summary() == null || !it.state().ended()
                ? who
                : who + ". " + Words.count(it.summary().counts().events())
                        + (it.request().bars() == null ? " events in " : " bars in ")
                        + Words.duration(Math.round(it.summary().seconds())) + ", "
                        + Words.count(it.summary().counts().decisions()) + " decisions, "
                        + Words.count(it.summary().counts().denied()) + " of them denied";
    }

    private void open() {
        RunDecisions list = decisions;
        String wanted = place;
        if (list == null) {
            return;
        }
        if (wanted == null) {
            list.open(null, null);
            return;
        }
        long of = run;
        live.ask(this, () -> find(of, wanted), (decision, failure) -> {
            if (failure != null) {
                Notice.failed("The decision could not be read", failure);
            } else if (wanted.equals(place) && list == decisions) {
                list.open(wanted, decision.orElse(null));
            }
        });
    }

    private Optional<Decision> find(long of, String wanted) {
        String cursor = wanted.contains(".") ? wanted : wanted + ".0";
        return cursor.matches("[0-9]{1,18}\\.[0-9]{1,9}") ? desk.decision(of, Cursor.parse(cursor)) : Optional.empty();
    }
}
