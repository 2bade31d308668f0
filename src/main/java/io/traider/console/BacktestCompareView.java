package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.RunDetail;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two runs beside each other: {@code backtests/compare?a=1&b=2}. */
@Route(value = "backtests/compare", layout = Frame.class)
@PageTitle("Compare backtests · TRAIDER")
@PermitAll
class BacktestCompareView extends Div implements BeforeEnterObserver {

    private final Live live;
    private final BacktestDesk desk;
    private final Div content = new Div();
    private long first;
    private long second;

    /** A run with its curve. */
    record Whole(BacktestRun run, RunDetail detail) {}

    private record Pair(@Nullable Whole first, @Nullable Whole second) {}

    BacktestCompareView(Live live, BacktestDesk desk) {
        this.live = live;
        this.desk = desk;
        content.addClassName("compare");
        add(new Head("Compare backtests", live), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        first = number(event, "a");
        second = number(event, "b");
        if (isAttached()) {
            read();
        }
    }

    private static long number(BeforeEnterEvent event, String name) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(name)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        read();
    }

    private void read() {
        long a = first;
        long b = second;
        live.ask(this, () -> new Pair(whole(a).orElse(null), whole(b).orElse(null)), (pair, failure) -> {
            if (failure != null) {
                Notice.failed("The backtests could not be read", failure);
            } else {
                show(pair);
            }
        });
    }

    private Optional<Whole> whole(long id) {
        return desk.find(id).flatMap(run -> desk.detail(id).map(detail -> new Whole(run, detail)));
    }

    private void show(Pair pair) {
        content.removeAll();
        if (pair.first() == null || pair.second() == null) {
            content.add(Panel.padded(
                    "Nothing to compare",
                    new Paragraph("One of the runs is not there or has no figures. Maybe tick two others."),
                    new RouterLink("To all backtests", BacktestsView.class)));
        } else {
            content.add(new RunComparison(pair.first(), pair.second()));
        }
    }
}
