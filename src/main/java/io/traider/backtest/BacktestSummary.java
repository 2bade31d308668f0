package io.traider.backtest;

import io.traider.domain.Figure;
import io.traider.report.Measure;
import io.traider.report.Performance;
import io.traider.report.RunReport;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Tries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest says of itself; the names are those of the JSON document. Amounts are dollars, as text where exact.
 *
 * @param plan what ran, under what
 * @param failure why the run could not go on, absent when it could
 * @param figures by the keys of {@link Measure}; absent where one is not defined
 * @param costs what trading cost; funding positive when received
 * @param steps SHA-256 over the steps: equal for equal runs, on any machine
 * @param seconds that it took here
 */
public record BacktestSummary(
        Map<String, String> plan,
        boolean finished,
        @Nullable String failure,
        BacktestResult.Counts counts,
        String startEquity,
        String endEquity,
        String maxDrawdown,
        SortedMap<String, String> costs,
        SortedMap<String, Double> figures,
        List<Trade> trades,
        String steps,
        double seconds,
        double eventsPerSecond) {

    /** A position from flat to flat. */
    public record Trade(
            String instrument,
            String side,
            String quantity,
            long entryNanos,
            long exitNanos,
            String entry,
            String exit,
            String fees,
            String funding,
            String borrow,
            String penalty,
            String profit,
            long decision,
            long exitDecision) {

        /** @param borrow {@code null} in what was kept before it was told from funding; so {@code penalty} from fees */
        public Trade(
                String instrument,
                String side,
                String quantity,
                long entryNanos,
                long exitNanos,
                String entry,
                String exit,
                String fees,
                String funding,
                @Nullable String borrow,
                @Nullable String penalty,
                String profit,
                long decision,
                long exitDecision) {
            this.instrument = instrument;
            this.side = side;
            this.quantity = quantity;
            this.entryNanos = entryNanos;
            this.exitNanos = exitNanos;
            this.entry = entry;
            this.exit = exit;
            this.fees = fees;
            this.funding = funding;
            this.borrow = borrow == null ? "0" : borrow;
            this.penalty = penalty == null ? "0" : penalty;
            this.profit = profit;
            this.decision = decision;
            this.exitDecision = exitDecision;
        }

        static Trade of(RoundTrip trip) {
            return new Trade(
                    trip.instrument().toString(),
                    trip.side().name(),
                    trip.quantity().toString(),
                    trip.entryNanos(),
                    trip.exitNanos(),
                    trip.entry().toString(),
                    trip.exit().toString(),
                    plain(trip.fees()),
                    plain(trip.funding()),
                    plain(trip.borrow()),
                    plain(trip.penalty()),
                    plain(trip.profit()),
                    trip.decision(),
                    trip.exitDecision());
        }
    }

    /** @param seconds that the run took */
    public static BacktestSummary of(BacktestResult result, double seconds) {
        boolean measurable = result.equity().size() > 1;
        Map<String, String> plan = new LinkedHashMap<>();
        SortedMap<String, Double> figures = Collections.emptySortedMap();
        if (measurable) {
            RunReport report = result.report(Tries.ONE);
            for (Figure figure : report.plan()) {
                plan.put(figure.name(), figure.value());
            }
            figures = Performance.of(report).byKey();
        }
        return new BacktestSummary(
                plan,
                result.finished(),
                result.failure(),
                result.counts(),
                plain(result.startEquity()),
                plain(result.endEquity()),
                plain(result.maxDrawdown()),
                new TreeMap<>(Map.of(
                        "fees", plain(result.costs().fees()),
                        "funding", plain(result.costs().funding()),
                        "borrow", plain(result.costs().borrow()),
                        "penalties", plain(result.costs().penalties()),
                        "slippage", plain(result.costs().slippage()))),
                figures,
                result.trades().stream().map(Trade::of).toList(),
                result.hash(),
                Math.round(1000 * seconds) / 1000.0,
                Math.round(result.counts().events() / Math.max(seconds, 1e-9)));
    }

    /** The same without its trades, which may be many. */
    public BacktestSummary withoutTrades() {
        return new BacktestSummary(
                plan,
                finished,
                failure,
                counts,
                startEquity,
                endEquity,
                maxDrawdown,
                costs,
                figures,
                List.of(),
                steps,
                seconds,
                eventsPerSecond);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    /** The same for people. */
    public String table() {
        StringBuilder text = new StringBuilder();
        plan.forEach((name, value) -> text.append(String.format("  %-28s %s%n", name, value)));
        text.append(String.format(
                Locale.ROOT,
                "%n  %,d events, %,d decisions (%,d denied), %,d orders (%,d rejected), %,d fills, %,d round trips%n",
                counts.events(),
                counts.decisions(),
                counts.denied(),
                counts.orders(),
                counts.rejected(),
                counts.fills(),
                trades.size()));
        text.append(String.format(
                "  equity %s -> %s USD; fees %s, slippage %s, funding %s, borrowing %s, penalties %s%n%n",
                cents(startEquity),
                cents(endEquity),
                cents(costs.get("fees")),
                cents(costs.get("slippage")),
                cents(costs.get("funding")),
                cents(costs.getOrDefault("borrow", "0")),
                cents(costs.getOrDefault("penalties", "0"))));
        for (Measure measure : Measure.values()) {
            Double value = figures.get(measure.key());
            if (value != null) {
                text.append(String.format(Locale.ROOT, "  %-28s %,.4f%n", measure.label(), value));
            }
        }
        text.append(String.format(Locale.ROOT, "%n  %.1f s, %,.0f events/s%n", seconds, eventsPerSecond));
        return text.toString();
    }

    private static String cents(String amount) {
        return new BigDecimal(amount).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
