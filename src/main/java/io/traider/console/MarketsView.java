package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.journal.JournalReader;
import io.traider.session.MarketTape;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One instrument's book, trades and prices, beside the list of all. */
@Route(value = "markets", layout = Frame.class)
@PageTitle("Markets · TRAIDER")
@PermitAll
class MarketsView extends Div implements BeforeEnterObserver {

    private static final int TRADES = 40;

    private final Live live;
    private final TradingSession session;
    private final DataTable list = new DataTable(
            "Instruments", "No market data yet.", Column.pair("Instrument"), Column.link("Price"), Column.state(""));
    private final Select<InstrumentId> picker = new Select<>();
    private final Ladder ladder = new Ladder();
    private final DataTable trades = new DataTable(
            "Trades",
            "No trade seen yet.",
            Column.time("Time"),
            Column.side("Side"),
            Column.number("Price"),
            Column.number("Quantity"));
    private final Span last = new Span();
    private final PriceChart chart;
    private @Nullable InstrumentId shown;

    MarketsView(Live live, TradingSession session, JournalReader journal) {
        this.live = live;
        this.session = session;
        this.chart = new PriceChart(live, session, journal);
        last.addClassNames("last", "number");
        picker.setLabel("Instrument");
        picker.setItemLabelGenerator(Words::instrument);
        list.addClassNames("stacked", "terse");
        picker.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                getUI().ifPresent(ui -> ui.navigate(MarketsView.class, query(change.getValue())));
            }
        });
        Div grid = new Div(
                new Panel("Instruments", list).named("list"),
                new Panel("Price", chart).beside(last, chart.intervals()).named("price"),
                new Panel("Book", ladder).named("book"),
                new Panel("Trades", trades).named("tape"));
        grid.addClassName("markets");
        Div narrow = new Div(picker);
        narrow.addClassName("picker");
        add(new Head("Markets", live), narrow, grid);
        live.follow(this, moment -> show(moment.state()));
    }

    private static QueryParameters query(InstrumentId instrument) {
        return QueryParameters.of("instrument", instrument.toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SessionState state = live.now().state();
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("instrument")
                .orElse("");
        List<InstrumentId> known = instruments(state);
        choose(known.stream()
                .filter(instrument -> instrument.toString().equals(wanted))
                .findFirst()
                .orElse(known.isEmpty() ? null : known.getFirst()));
        if (isAttached()) {
            show(state);
        }
    }

    private static List<InstrumentId> instruments(SessionState state) {
        return state.feeds().stream().map(FeedHealth::instrument).sorted().toList();
    }

    private void choose(@Nullable InstrumentId instrument) {
        shown = instrument;
        list.choose(instrument == null ? "" : instrument.toString());
        if (instrument != null) {
            chart.choose(instrument);
        }
    }

    private void show(SessionState state) {
        List<InstrumentId> known = instruments(state);
        if (shown == null && !known.isEmpty()) {
            choose(known.getFirst());
        }
        list.show(rows(state));
        if (!known.equals(picker.getListDataView().getItems().toList())) {
            picker.setItems(known);
        }
        if (shown != null) {
            picker.setValue(shown);
            ladder.show(session.book(shown, Ladder.DEPTH));
            MarketTape tape = session.tape(shown);
            trades.show(trades(tape));
            last.setText(
                    tape.trades().isEmpty()
                            ? ""
                            : Words.price(tape.trades().getFirst().price()));
            chart.extend(tape);
        }
    }

    private static SequencedMap<String, List<String>> rows(SessionState state) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        state.feeds().forEach(feed -> {
            Price mark = state.marks().get(feed.instrument());
            String link = "markets" + "?" + query(feed.instrument()).getQueryString();
            rows.put(
                    feed.instrument().toString(),
                    List.of(
                            Words.pair(feed.instrument()),
                            (mark == null ? "–" : Words.rounded(mark)) + "\n" + link,
                            Feeds.state(feed.state())));
        });
        return rows;
    }

    private static SequencedMap<String, List<String>> trades(MarketTape tape) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        tape.trades().stream()
                .limit(TRADES)
                .forEach(trade -> rows.put(
                        trade.id(),
                        List.of(
                                Words.millis(trade.eventNanos()),
                                Words.word(trade.aggressor()),
                                Words.price(trade.price()),
                                Words.quantity(trade.quantity()))));
        return rows;
    }
}
