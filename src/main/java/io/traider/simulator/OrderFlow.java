package io.traider.simulator;

import io.traider.domain.Side;

/**
 * Who trades in a pit. Makers place and cancel at random around the fair price and come back when the best price is far
 * from it; informed takers pick off quotes that the fair price has passed; others trade for reasons of their own, in bursts
 * (a self-exciting process after Hawkes 1971), and press to the side to which the asset's pressure points.
 */
final class OrderFlow {

    private static final Side[] SIDES = Side.values();
    private static final double MARKET_SHARE = 0.1;
    private static final double BUSY_PIT = 15;
    private static final double PICK_OFF = 0.08;
    private static final double REQUOTE = 0.15;
    private static final double LEAN = 0.12;
    private static final double BURST_SECONDS = 1.5;
    private static final double BRANCHING = 0.5;
    private static final double BURST_KEEPS = StrictMath.exp(-SimulatorMarket.STEP_SECONDS / BURST_SECONDS);
    private static final int FULL_BOOK = 140;
    private static final int THIN_BOOK = 80;
    private static final double REACH = 80e-4;
    private static final int REACH_TICKS = 120;
    private static final double PATIENCE = 6e-4;
    private static final double DRIFT_SPREAD = 8;
    private static final double MIN_DRIFT_TICKS = 8;

    private final Pit pit;
    private final Listing listing;
    private final Noise noise;
    private final double passive;
    private final double taking;
    private final double burstByOrder;
    private double burst;
    private double fair;
    private double lean;
    private double half;
    private double size;

    /** @param orders a second, of makers and takers together */
    OrderFlow(Pit pit, double orders, Noise noise) {
        this.pit = pit;
        this.listing = pit.listing();
        this.noise = noise;
        double each = orders * listing.activity() * SimulatorMarket.STEP_SECONDS;
        double share = MARKET_SHARE * StrictMath.sqrt(Math.min(1, BUSY_PIT / orders));
        passive = each * (1 - share);
        taking = each * share;
        burstByOrder = BRANCHING * SimulatorMarket.STEP_SECONDS / (taking * BURST_SECONDS);
    }

    /** Fills the empty book. */
    void open(double price) {
        assume(price, 0);
        for (Side side : SIDES) {
            for (int i = 0; i < FULL_BOOK; i++) {
                place(side);
            }
        }
    }

    /**
     * One step.
     *
     * @param price fair price in quote currency
     * @param pressure of the asset
     * @param excitement of the asset
     * @param drifts whether everybody trades as in another market
     */
    void step(double price, double pressure, double excitement, boolean drifts) {
        assume(price, pressure);
        if (drifts) {
            half = Math.max(MIN_DRIFT_TICKS, DRIFT_SPREAD * half);
            lean = 1;
        }
        for (Side side : SIDES) {
            requote(side);
            stock(side);
        }
        double busy = Math.clamp(StrictMath.sqrt(excitement), 0.5, 2.5);
        for (int i = noise.poisson(passive * busy); i > 0; i--) {
            makers();
        }
        burst *= BURST_KEEPS;
        for (int i = noise.poisson(taking * busy * (1 + Math.min(burst, 6))); i > 0; i--) {
            takers();
        }
    }

    private void assume(double price, double pressure) {
        fair = price / listing.tick();
        half = Math.max(0.5, fair * listing.halfSpread());
        size = listing.orderValue() / (price * listing.lot());
        lean = Math.clamp(pressure * 0.5, -1, 1);
    }

    /** Removes a stale best quote, or improves one that is too far away. */
    private void requote(Side side) {
        BookSide book = pit.side(side);
        double edge = side.sign() * (fair - book.best());
        if (edge < 0 && noise.chance(PICK_OFF)) {
            stale(side, book);
        } else if (edge > 2.2 * half && noise.chance(REQUOTE)) {
            long tick = quote(side, half * (1 + noise.uniform()));
            add(side, tick, lots(0.7));
        }
    }

    /** Keeps the far end of the book stocked, as those do who wait for a crash, and not endlessly far. */
    private void stock(Side side) {
        BookSide book = pit.side(side);
        double reach = Math.max(fair * REACH, REACH_TICKS);
        for (int i = 0; i < 3 && book.size() < THIN_BOOK; i++) {
            add(side, quote(side, half + noise.uniform() * reach), lots(0.9));
        }
        if (side.sign() * (fair - book.tick(book.size() - 1)) > 1.5 * reach) {
            pit.cancel(side, book.tick(book.size() - 1), Long.MAX_VALUE);
            pit.settle();
        }
    }

    private void stale(Side side, BookSide book) {
        if (noise.chance(0.5)) {
            pit.cancel(side, book.best(), Long.MAX_VALUE);
        } else {
            pit.take(side.opposite(), book.lots(0));
        }
        pit.settle();
    }

    private void makers() {
        Side side = noise.chance(0.5 + LEAN * lean) ? Side.BUY : Side.SELL;
        double fullness = pit.side(side).total() / (FULL_BOOK * size);
        if (noise.chance(1 / (1 + fullness * fullness))) {
            place(side);
        } else {
            // The other side withdraws when this one presses.
            withdraw(noise.chance(0.5 + LEAN * lean) ? Side.SELL : Side.BUY);
        }
    }

    private void place(Side side) {
        add(side, quote(side, half + distance()), lots(0.9));
    }

    /** Ticks behind the best price at which an order is placed: mostly near, some far. */
    private double distance() {
        double u = noise.uniform();
        double mean = u < 0.5 ? 2 * half : u < 0.85 ? fair * 6e-4 : fair * 40e-4;
        return noise.exponential(mean);
    }

    /** A price so far from fair, never one that would trade. */
    private long quote(Side side, double away) {
        double price = fair - side.sign() * away;
        long tick = side == Side.BUY ? (long) Math.floor(price) : (long) Math.ceil(price);
        BookSide other = pit.side(side.opposite());
        if (other.size() == 0) {
            return tick;
        }
        return side == Side.BUY ? Math.min(tick, other.best() - 1) : Math.max(tick, other.best() + 1);
    }

    private void add(Side side, long tick, long lots) {
        pit.add(side, tick, lots);
        pit.settle();
    }

    private void withdraw(Side side) {
        BookSide book = pit.side(side);
        if (book.size() < THIN_BOOK / 2) {
            return;
        }
        double u = noise.uniform();
        int level = (int) (u * StrictMath.sqrt(u) * book.size());
        long tick = book.tick(level);
        pit.cancel(side, tick, noise.chance(0.7) ? Long.MAX_VALUE : lots(0.9));
        pit.settle();
    }

    private void takers() {
        burst += burstByOrder;
        Side side = noise.chance(0.5 + 1.6 * LEAN * lean) ? Side.BUY : Side.SELL;
        BookSide book = pit.side(side.opposite());
        long wanted = lots(1.2);
        double limit = fair * PATIENCE;
        while (wanted > 0 && book.size() > THIN_BOOK / 2 && side.sign() * (book.best() - fair) < limit) {
            wanted -= pit.take(side, wanted);
        }
        pit.settle();
    }

    private long lots(double spread) {
        return Math.max(1, Math.round(size * noise.lognormal(spread)));
    }
}
