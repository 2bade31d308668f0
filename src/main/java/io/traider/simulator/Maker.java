package io.traider.simulator;

import io.traider.domain.Side;
import org.jspecify.annotations.Nullable;

/** Lets one pit trade, step for step: knows when its venue learns of the asset's price and what is paid on top of it. */
final class Maker {

    private static final double CROSSED_BY = 1e-4;

    private final Pit pit;
    private final Asset asset;
    private final OrderFlow flow;
    private final Noise noise;
    private final Reversion own = new Reversion(30, 0.4e-4);
    private final @Nullable Contract contract;
    private long crossedUntil;
    private long crossedAt;
    private long driftsUntil = Long.MIN_VALUE;

    Maker(Pit pit, Asset asset, double orders, long seed) {
        this.pit = pit;
        this.asset = asset;
        String name = pit.listing().id().toString();
        noise = new Noise(seed, "maker " + name);
        flow = new OrderFlow(pit, orders, new Noise(seed, "flow " + name));
        contract = pit.listing().perpetual() ? contract(seed, name) : null;
        flow.open(asset.price(0));
    }

    private Contract contract(long seed, String name) {
        Noise shared = new Noise(seed, "premium " + pit.listing().asset());
        return new Contract(pit, new Premium(shared, new Noise(seed, "premium " + name)), asset.price(0));
    }

    Pit pit() {
        return pit;
    }

    @Nullable
    Contract contract() {
        return contract;
    }

    void step(long nanos) {
        double premium = own.step(noise) + (contract == null ? 0 : contract.step());
        double fair = asset.price(pit.listing().lagSteps()) * (1 + premium);
        if (crossedUntil != 0) {
            uncross(nanos);
        } else {
            flow.step(fair, asset.pressure(), asset.excitement(), nanos < driftsUntil);
        }
    }

    /** Puts a bid above the best ask and holds all trading until it is taken away again. */
    void cross(long untilNanos) {
        if (crossedUntil == 0) {
            long ask = pit.asks().best();
            crossedAt = ask + Math.max(1, Math.round(ask * CROSSED_BY));
            pit.add(Side.BUY, crossedAt, Math.max(1, pit.asks().lots(0)));
            pit.settle();
        }
        crossedUntil = Math.max(crossedUntil, untilNanos);
    }

    /** Trades as in another market until then. */
    void drift(long untilNanos) {
        driftsUntil = Math.max(driftsUntil, untilNanos);
    }

    private void uncross(long nanos) {
        if (nanos >= crossedUntil) {
            crossedUntil = 0;
            pit.cancel(Side.BUY, crossedAt, Long.MAX_VALUE);
            pit.settle();
        }
    }
}
