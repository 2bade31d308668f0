package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.journal.Bar;
import io.traider.journal.JournalReader;
import io.traider.session.MarketTape;
import io.traider.session.TradingSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Candles of one instrument: older ones from the captured trades, the newest from the session's tape. */
final class PriceChart extends Div {

    private static final int BARS = 600;
    private static final Map<String, Integer> INTERVALS = intervalsByName();

    private final Live live;
    private final TradingSession session;
    private final JournalReader journal;
    private final Chart chart = Chart.candles("Price and volume over time", "No trade seen yet.");
    private final Choice interval;
    private @Nullable InstrumentId instrument;
    private double[] newest = {0};
    private boolean charted;

    PriceChart(Live live, TradingSession session, JournalReader journal) {
        this.live = live;
        this.session = session;
        this.journal = journal;
        this.interval = new Choice("Interval", List.copyOf(INTERVALS.keySet()), "1 s", word -> draw());
        add(chart);
    }

    private static Map<String, Integer> intervalsByName() {
        Map<String, Integer> intervals = new LinkedHashMap<>();
        intervals.put("1 s", 1);
        intervals.put("1 min", 60);
        intervals.put("15 min", 900);
        return intervals;
    }

    /** Where the interval is chosen. */
    Choice intervals() {
        return interval;
    }

    void choose(InstrumentId wanted) {
        if (!wanted.equals(instrument)) {
            instrument = wanted;
            if (isAttached()) {
                draw();
            }
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        draw();
    }

    private void draw() {
        charted = false;
        InstrumentId wanted = instrument;
        if (wanted == null) {
            return;
        }
        long now = live.now().state().nanos();
        int seconds = seconds();
        long from = Math.max(0, now - BARS * seconds * 1_000_000_000L);
        live.show(this, journal.bars(wanted, from, now + 1, seconds), (bars, failure) -> {
            if (wanted.equals(instrument) && seconds == seconds()) {
                draw(failure == null ? bars : List.of());
            }
            if (failure != null) {
                Notice.failed("Older prices could not be read", failure);
            }
        });
    }

    private void draw(List<Bar> older) {
        MarketTape tape = session.tape(Objects.requireNonNull(instrument));
        TreeMap<Long, double[]> candles = new TreeMap<>();
        older.forEach(bar -> candles.put(
                bar.nanos() / 1_000_000_000,
                candle(bar.nanos() / 1_000_000_000, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume())));
        live(tape).forEach(candle -> candles.put((long) candle[0], candle));
        int decimals = tape.bars().stream()
                .mapToInt(bar -> bar.close().toBigDecimal().stripTrailingZeros().scale())
                .max()
                .orElse(2);
        chart.set(List.copyOf(candles.values()), Math.clamp(decimals, 0, 8));
        newest = candles.isEmpty() ? new double[] {0} : candles.lastEntry().getValue();
        charted = true;
    }

    /** Adds what was traded since. */
    void extend(MarketTape tape) {
        if (charted && tape.instrument().equals(instrument)) {
            List<double[]> candles = live(tape).stream()
                    .filter(candle -> candle[0] >= newest[0] && !Arrays.equals(candle, newest))
                    .toList();
            chart.add(candles);
            newest = candles.isEmpty() ? newest : candles.getLast();
        }
    }

    /** The tape's seconds, gathered into the chosen interval; the first interval may be cut, so it is left out. */
    private List<double[]> live(MarketTape tape) {
        int seconds = seconds();
        Map<Long, double[]> candles = new LinkedHashMap<>();
        for (MarketTape.Bar bar : tape.bars()) {
            long start = bar.startNanos() / 1_000_000_000 / seconds * seconds;
            double[] next = candle(start, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            candles.merge(start, next, PriceChart::joined);
        }
        List<double[]> all = new ArrayList<>(candles.values());
        return seconds == 1 || all.isEmpty() ? all : all.subList(1, all.size());
    }

    private static double[] candle(long second, Price open, Price high, Price low, Price close, Quantity volume) {
        return new double[] {
            second, open.toDouble(), high.toDouble(), low.toDouble(), close.toDouble(), volume.toDouble()
        };
    }

    private static double[] joined(double[] first, double[] next) {
        return new double[] {
            first[0], first[1], Math.max(first[2], next[2]), Math.min(first[3], next[3]), next[4], first[5] + next[5]
        };
    }

    private int seconds() {
        return INTERVALS.get(interval.chosen());
    }
}
