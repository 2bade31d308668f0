package io.traider.simulator;

import java.time.Duration;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Makes faults happen. */
final class Trouble {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final Duration CROSSING = Duration.ofMillis(500);
    private static final Duration DRIFTING = Duration.ofMinutes(10);

    private final SimulatorMarket market;
    private final List<Exchange> exchanges;
    private final double speed;

    Trouble(SimulatorMarket market, List<Exchange> exchanges, double speed) {
        this.market = market;
        this.exchanges = exchanges;
        this.speed = speed;
    }

    /** @throws IllegalArgumentException when the fault's instrument is not listed at its venue */
    void check(Fault fault) {
        List<String> listed = market.pits(fault.venue()).stream()
                .map(pit -> pit.listing().symbol())
                .toList();
        if (fault.symbol() != null && !listed.contains(fault.symbol())) {
            throw new IllegalArgumentException(
                    fault + " names " + fault.symbol() + ", which is not listed there. Maybe one of " + listed);
        }
    }

    void strike(Fault fault) {
        for (Exchange exchange : exchanges) {
            if (exchange.venue() == fault.venue()) {
                strike(fault, exchange);
            }
        }
    }

    private void strike(Fault fault, Exchange exchange) {
        FaultDesk desk = exchange.faults();
        switch (fault.kind()) {
            case GAP, CHECKSUM, MALFORMED -> {
                if (fault.lasting().isZero()) {
                    desk.once(fault);
                } else {
                    desk.until(fault, end(fault.lasting()));
                }
            }
            case SILENCE -> desk.until(fault, end(lasting(fault, SILENCE)));
            case DISCONNECT -> {
                if (!fault.lasting().isZero()) {
                    desk.until(fault, end(fault.lasting()));
                }
                exchange.befallen(fault).forEach(Session::disconnect);
            }
            case SLOW_CONSUMER ->
                exchange.befallen(fault)
                        .forEach(session -> session.stall(lasting(fault, STALL).toMillis()));
            case CROSSED -> makers(fault, CROSSING, Maker::cross);
            case DRIFT -> makers(fault, DRIFTING, Maker::drift);
        }
    }

    private void makers(Fault fault, Duration once, ObjLongConsumer<Maker> trouble) {
        long until = market.nanos() + (long) (lasting(fault, once).toNanos() * speed);
        for (Maker maker : market.makers()) {
            Listing listing = maker.pit().listing();
            if (listing.venue() == fault.venue()
                    && (fault.symbol() == null || fault.symbol().equals(listing.symbol()))) {
                trouble.accept(maker, until);
            }
        }
    }

    private static Duration lasting(Fault fault, Duration once) {
        return fault.lasting().isZero() ? once : fault.lasting();
    }

    private static long end(Duration lasting) {
        return System.nanoTime() + lasting.toNanos();
    }
}
