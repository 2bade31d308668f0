package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.Decision;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.execution.OrderManager;
import io.traider.execution.Outcome;
import io.traider.execution.PaperVenue;
import io.traider.journal.StepHash;
import io.traider.portfolio.Booking;
import io.traider.portfolio.DollarRates;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run on bars. */
final class BarRun {

    private static final int PROGRESS_BARS = 1 << 12;

    private final BacktestPlan plan;
    private final Instrument instrument;
    private final Quantity unit;
    private final Money capital;
    private final DollarRates dollars;
    private final BarStrategy strategy;
    private final PaperVenue venue;
    private final OrderManager orders = new OrderManager();
    private final BarAccount account;
    private final BarDecisions decisions;
    private final BacktestListener listener;
    private final TradeBook trades;
    private final Samples samples = new Samples();
    private final StepHash hash = new StepHash();
    private final List<Fill> fills = new ArrayList<>();
    private BigDecimal slippage = BigDecimal.ZERO;
    private @Nullable Order working;
    private @Nullable Bar last;
    private @Nullable String failure;
    private Price decidedAt = Price.ofUnits(0);
    private long wanted;
    private long held;
    private double cash;
    private double rate = 1;
    private double high;
    /** The least since the high. */
    private double low;

    private double drawdown;
    private double volume;
    private long firstNanos;
    private double firstPrice;
    private long bars;
    private long sent;
    private long rejected;
    private long sequence;
    private boolean goOn = true;

    BarRun(
            BacktestPlan plan,
            Instrument instrument,
            Quantity unit,
            Money capital,
            DollarRates dollars,
            BarStrategy strategy,
            BarAccount account,
            BacktestListener listener) {
        this.plan = plan;
        this.instrument = instrument;
        this.unit = unit;
        this.dollars = dollars;
        this.strategy = strategy;
        var instruments = new TreeMap<>(Map.of(instrument.id(), instrument));
        this.venue = new PaperVenue(instruments, plan.model(), new SplittableRandom(plan.seed()), _ -> null);
        this.trades = new TradeBook(dollars, instruments);
        this.account = account;
        this.decisions = new BarDecisions(strategy, instrument.id(), versions(plan, strategy));
        this.listener = listener;
        this.capital = capital;
        this.cash = capital.amount().doubleValue();
        if (account.perpetual()) {
            venue.watch(account);
        }
    }

    private static Map<String, String> versions(BacktestPlan plan, BarStrategy strategy) {
        return Map.of("strategy:" + strategy.name(), plan.software());
    }

    BacktestResult through(Iterable<Bar> series) {
        for (Bar bar : series) {
            if (goOn && failure == null && bar.startNanos() >= plan.fromNanos() && bar.endNanos() <= plan.toNanos()) {
                onBar(bar);
            }
        }
        if (last != null) {
            settle(last.endNanos(), true);
            listener.progress(last.endNanos(), bars);
        }
        return result();
    }

    private void onBar(Bar bar) {
        if (last == null) {
            begin(bar);
        } else if (bar.startNanos() < last.endNanos()) {
            throw new IllegalArgumentException("a bar begins at " + bar.startNanos() + " before the one that ends at "
                    + last.endNanos() + " is over. Maybe sort the series");
        }
        settle(bar.startNanos(), false);
        last = bar;
        bars++;
        if (working != null || (held != 0 && account.perpetual())) {
            meet(bar);
        }
        account.mark(bar.close());
        settle(bar.endNanos(), false);
        if (failure == null) {
            stand(strategy.onBar(bar), bar);
            sample(bar);
        }
        if (bars % PROGRESS_BARS == 0) {
            goOn = listener.progress(bar.endNanos(), bars);
        }
    }

    /** Orders meet the bar; then the venue looks at the margin of what is held, at the bar's last price. */
    private void meet(Bar bar) {
        venue.onBar(bar);
        account.mark(bar.close());
        venue.advance(bar.endNanos(), this::report);
        if (account.perpetual()) {
            venue.call(bar.endNanos());
            venue.advance(bar.endNanos(), this::report);
        }
    }

    private void begin(Bar bar) {
        firstNanos = bar.startNanos();
        firstPrice = bar.open().toDouble();
        rate = dollars.rate(instrument.quote(), bar.startNanos()).doubleValue();
        account.mark(bar.open());
        failure = account.unmargined(bar.startNanos());
    }

    /** A perpetual that is held over a settlement without a rate ends the run, and a spot short is borrowed. */
    private void settle(long nanos, boolean changes) {
        if (!account.perpetual() && held >= 0) {
            return;
        }
        BigDecimal before = account.funding();
        List<Booking> paid = account.settle(nanos, changes);
        if (!paid.isEmpty()) {
            step(new Input.Timer(nanos), List.of(), List.of(), null, paid);
            cash += account.funding().subtract(before).doubleValue();
        }
        failure = failure == null ? account.failure() : failure;
    }

    private void stand(BarStrategy.Stand stand, Bar bar) {
        wanted = switch (stand) {
            case LONG -> unit.units();
            case FLAT -> 0;
            case SHORT -> -unit.units();
            case SAME -> wanted;
        };
        Order order = working;
        if (order == null && wanted != held) {
            send(bar);
        } else if (order != null && stand != BarStrategy.Stand.SAME) {
            venue.cancel(order.id(), instrument.id(), bar.endNanos());
        }
    }

    private void send(Bar bar) {
        Side side = wanted > held ? Side.BUY : Side.SELL;
        boolean grows = Math.abs(wanted) > Math.abs(held) && Long.signum(held) * Long.signum(wanted) >= 0;
        BarEntry entry = strategy.entry();
        boolean atMarket = entry instanceof BarEntry.Market;
        // An entry that waits must not keep waiting what is to be left, so that is left first.
        long target = grows || atMarket || Long.signum(held) == Long.signum(wanted) ? wanted : 0;
        Quantity quantity = Quantity.ofUnits(Math.abs(target - held));
        OrderIntent intent = grows
                ? entry.intent(strategy.name(), instrument, side, quantity, bar)
                : BarEntry.market(strategy.name(), instrument, side, quantity);
        Order order = Order.pending("B" + ++sent, intent, sequence + 1, bar.endNanos());
        decidedAt = bar.close();
        working = order;
        orders.add(order);
        step(
                new Input.Timer(bar.endNanos()),
                List.of(decisions.on(bar, target, order)),
                List.of(order),
                null,
                List.of());
        venue.submit(order, bar.endNanos());
    }

    private void report(ExecutionReport report) {
        if (!(orders.on(report) instanceof Outcome.Changed changed)) {
            return;
        }
        working = changed.order().status().closed() ? null : changed.order();
        rejected += report instanceof ExecutionReport.Rejected ? 1 : 0;
        // An entry that waited in vain is let go until the strategy says anew where it wants to stand.
        wanted = report instanceof ExecutionReport.Expired ? held : wanted;
        Fill fill = changed.fill();
        if (fill == null) {
            step(new Input.Report(report.nanos(), report), List.of(), List.of(changed.order()), null, List.of());
        } else {
            filled(report, changed.order(), fill);
        }
    }

    private void filled(ExecutionReport report, Order order, Fill fill) {
        settle(fill.nanos(), true);
        Booking booking = report instanceof ExecutionReport.Liquidated forced
                ? account.liquidated(fill, forced.penalty())
                : account.fill(fill);
        fills.add(fill);
        step(new Input.Report(fill.nanos(), report), List.of(), List.of(order), fill, List.of(booking));
        int sign = fill.side().sign();
        BigDecimal dollar = dollars.rate(instrument.quote(), fill.nanos());
        Price worse = Price.ofUnits(sign * (fill.price().units() - decidedAt.units()));
        slippage = slippage.add(worse.times(fill.quantity()).multiply(dollar));
        held += fill.quantity().units() * sign;
        cash -= sign * fill.price().times(fill.quantity()).doubleValue()
                + fill.fee().amount().doubleValue();
        if (report instanceof ExecutionReport.Liquidated forced) {
            cash -= forced.penalty().amount().doubleValue();
            wanted = held;
        }
        rate = dollar.doubleValue();
    }

    private void step(
            Input input, List<Decision> decided, List<Order> changed, @Nullable Fill fill, List<Booking> bookings) {
        Step step = new Step(
                ++sequence,
                input,
                decided,
                changed,
                fill == null ? List.of() : List.of(fill),
                each(bookings, Booking::entry),
                each(bookings, Booking::position),
                null,
                List.of(),
                null);
        trades.on(step);
        hash.add(step);
        listener.step(step);
    }

    /** Nearly always one or none, which needs no stream. */
    private static <T> List<T> each(List<Booking> bookings, Function<Booking, T> part) {
        return switch (bookings.size()) {
            case 0 -> List.of();
            case 1 -> List.of(part.apply(bookings.getFirst()));
            default -> bookings.stream().map(part).toList();
        };
    }

    private void sample(Bar bar) {
        double close = bar.close().toDouble();
        double worth = (double) held / Quantity.ONE * close;
        double equity = rate * (cash + worth);
        if (equity > high) {
            high = equity;
            low = equity;
        } else if (equity < low) {
            low = equity;
            drawdown = Math.max(drawdown, 1 - equity / high);
        }
        volume += bar.volume().toDouble() * close * rate;
        if (samples.due(bar.endNanos())) {
            samples.add(new Sample(bar.endNanos(), equity, rate * Math.abs(worth), close / firstPrice));
        }
    }

    private BacktestResult result() {
        Bar end = last;
        long lastNanos = end == null ? firstNanos : end.endNanos();
        PortfolioSummary summary = account.summary(lastNanos);
        double days = (lastNanos - firstNanos) / 86_400e9;
        TreeMap<InstrumentId, Price> marks = new TreeMap<>();
        if (end != null) {
            marks.put(instrument.id(), end.close());
        }
        return new BacktestResult(
                plan,
                new TreeMap<>(versions(plan, strategy)),
                goOn && failure == null,
                failure,
                firstNanos,
                lastNanos,
                new BacktestResult.Counts(bars, bars, sent, 0, sent, rejected, fills.size()),
                dollars.dollars(capital, firstNanos),
                summary.equity(),
                BigDecimal.valueOf(drawdown),
                Costs.of(summary, slippage),
                samples.all(),
                fills,
                trades.closed(),
                account.positions(),
                marks,
                days > 0 && volume > 0 ? BigDecimal.valueOf(volume / days) : null,
                hash.hex());
    }
}
