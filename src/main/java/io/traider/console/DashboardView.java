package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.traider.domain.PortfolioSummary;
import io.traider.journal.JournalReader;
import io.traider.journal.Selection;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the portfolio does, at a glance. */
@Route(value = "", layout = Frame.class)
@PageTitle("Dashboard · TRAIDER")
@PermitAll
class DashboardView extends Div {

    private static final int POINTS = 600;
    private static final int RECENT = 9;
    private static final Map<String, Duration> SPANS = spans();

    private final Live live;
    private final JournalReader journal;
    private final Figures figures = new Figures();
    private final Chart equity = Chart.line("Equity over time", "The curve begins with the first second of trading.");
    private final DataTable positions = Positions.table();
    private final DataTable feeds = Feeds.summary();
    private final Span liveFeeds = Panel.meta("");
    private final DataTable decisions =
            Decisions.table("No decisions yet. The strategy first warms up on about half a minute of market data.");
    private final Choice span;
    private long decisionsSeen = -1;
    private long chartedSecond;
    private boolean charted;

    DashboardView(Live live, JournalReader journal) {
        this.live = live;
        this.journal = journal;
        this.span = new Choice("Time span", List.copyOf(SPANS.keySet()), "1 h", word -> chart());
        Div grid = new Div(
                Panel.untitled("Portfolio", figures).named("figures-panel"),
                new Panel("Equity", equity).beside(span).named("equity"),
                new Panel("Feed health", feeds).beside(liveFeeds).named("feeds"),
                new Panel("Positions", positions).named("positions"),
                new Panel("Recent decisions", decisions)
                        .beside(new RouterLink("All", DecisionsView.class))
                        .named("recent"));
        grid.addClassName("dashboard");
        add(new Head("Dashboard", live), grid);
        live.follow(this, this::show);
    }

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("10 min", Duration.ofMinutes(10));
        spans.put("1 h", Duration.ofHours(1));
        spans.put("1 day", Duration.ofDays(1));
        spans.put("30 days", Duration.ofDays(30));
        return spans;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        chart();
    }

    private void show(Live.Moment moment) {
        figures.show(moment.state().portfolio());
        positions.show(Positions.rows(moment.state()));
        feeds.show(Feeds.summary(moment.state().feeds()));
        liveFeeds.setText(Feeds.count(moment.state().feeds()));
        extend(moment.state().portfolio());
        if (moment.decisions() != decisionsSeen) {
            decisionsSeen = moment.decisions();
            live.show(this, journal.decisions(Selection.ALL, RECENT, null), (page, failure) -> {
                if (failure == null) {
                    decisions.show(Decisions.rows(page.rows()));
                } else {
                    Notice.failed("Recent decisions could not be read", failure);
                }
            });
        }
    }

    private void chart() {
        charted = false;
        long now = live.now().state().nanos();
        long from = Math.max(0, now - SPANS.get(span.chosen()).toNanos());
        live.show(this, journal.equity(from, now + 1, POINTS), (samples, failure) -> {
            if (failure == null) {
                equity.set(points(samples), 2);
                charted = true;
            } else {
                Notice.failed("The equity curve could not be read", failure);
            }
        });
    }

    private static List<double[]> points(List<PortfolioSummary> samples) {
        Map<Long, double[]> bySecond = new LinkedHashMap<>();
        samples.forEach(sample -> bySecond.put(second(sample), point(sample)));
        return List.copyOf(bySecond.values());
    }

    private void extend(PortfolioSummary portfolio) {
        if (charted && second(portfolio) > chartedSecond) {
            chartedSecond = second(portfolio);
            equity.add(List.of(point(portfolio)));
        }
    }

    private static long second(PortfolioSummary portfolio) {
        return portfolio.nanos() / 1_000_000_000;
    }

    private static double[] point(PortfolioSummary portfolio) {
        return new double[] {second(portfolio), portfolio.equity().doubleValue()};
    }
}
