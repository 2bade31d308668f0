package io.traider.simulator;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Steps the market as the wall clock asks for, and tells the exchanges. */
final class MarketPace implements Runnable {

    static final long TICK_MILLIS = 5;
    private static final long MOST_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Sessions share the thread and must get their turn, however far the market is behind. */
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private static final System.Logger LOG = System.getLogger(MarketPace.class.getName());

    private final SimulatorMarket market;
    private final List<Exchange> exchanges;
    private final double speed;
    private long since = System.nanoTime();
    private long steps;
    private long second = System.nanoTime();

    MarketPace(SimulatorMarket market, List<Exchange> exchanges, double speed) {
        this.market = market;
        this.exchanges = exchanges;
        this.speed = speed;
    }

    @Override
    public void run() {
        try {
            advance();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the simulated market has stopped", e);
            throw e;
        }
    }

    private void advance() {
        long start = System.nanoTime();
        long due = (long) ((start - since) * speed / SimulatorMarket.STEP_NANOS);
        while (steps < due && System.nanoTime() - start < BUDGET_NANOS) {
            market.step();
            steps++;
            exchanges.forEach(exchange -> exchange.stepped(market.nanos()));
        }
        if ((due - steps) * SimulatorMarket.STEP_NANOS / speed > MOST_BEHIND_NANOS) {
            since = start; // too slow for the wanted speed: market time falls behind rather than coming in bursts
            steps = 0;
        }
        if (start - second >= TimeUnit.SECONDS.toNanos(1)) {
            second += TimeUnit.SECONDS.toNanos(1);
            exchanges.forEach(exchange -> exchange.second(start));
        }
        exchanges.forEach(exchange -> exchange.faults().expire(start));
        exchanges.forEach(Exchange::flush);
    }
}
