package io.traider.execution;

import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The moments at which messages arrive, one after the other: over one connection none overtakes another. Remembers each
 * venue's last arrival and the delay of its latest event.
 */
public final class Delays {

    /** The standard normal distribution's 99th percentile. */
    private static final double P99 = 2.3263478740408408;

    private final Delay delay;
    private final VenueTerms terms;
    private final RandomGenerator random;
    private final Map<Venue, Long> arrived = new EnumMap<>(Venue.class);
    private final Map<Venue, Long> recorded = new EnumMap<>(Venue.class);

    /** @param random for distributions; the same numbers give the same delays */
    public Delays(Delay delay, VenueTerms terms, RandomGenerator random) {
        this.delay = delay;
        this.terms = terms;
        this.random = random;
    }

    /** When an event of the feed is heard of, session time. */
    public long heard(MarketEvent event) {
        note(event);
        return delay instanceof Delay.Recorded
                ? after(event.instrument().venue(), Math.max(event.eventNanos(), event.receivedNanos()))
                : arrival(event.instrument().venue(), event.eventNanos());
    }

    /** Takes note of how long a venue's event took, for {@link Delay.Recorded}. */
    void note(MarketEvent event) {
        if (!(delay instanceof Delay.Recorded)) {
            return;
        }
        recorded.put(event.instrument().venue(), Math.max(0, event.receivedNanos() - event.eventNanos()));
    }

    /** When a message arrives that is sent now. */
    public long arrival(Venue venue, long nanos) {
        return after(venue, nanos + length(venue, nanos));
    }

    private long after(Venue venue, long nanos) {
        return arrived.merge(venue, nanos, Math::max);
    }

    private long length(Venue venue, long nanos) {
        return switch (delay) {
            case Delay.Constant constant -> constant.nanos();
            case Delay.Stated _ -> terms.latencyNanos(venue, nanos);
            case Delay.LogNormal normal -> sample(normal);
            case Delay.Played played -> played.samples().at(nanos);
            case Delay.Recorded _ -> recorded.getOrDefault(venue, 0L);
        };
    }

    private long sample(Delay.LogNormal normal) {
        double sigma = StrictMath.log((double) normal.p99() / normal.median()) / P99;
        return Math.round(normal.median() * StrictMath.exp(sigma * gaussian()));
    }

    /** Box and Muller's, with functions that give the same bits on every machine. */
    private double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    static Delay parse(String text) {
        try {
            if (text.equals("recorded")) {
                return new Delay.Recorded();
            }
            if (text.equals("stated")) {
                return new Delay.Stated();
            }
            String[] part = text.split(":");
            return part.length == 3 && part[0].equals("lognormal")
                    ? new Delay.LogNormal(nanos(part[1]), nanos(part[2]))
                    : new Delay.Constant(nanos(text));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no delay (" + e.getMessage()
                            + "). Maybe 5ms, 250us, lognormal:5ms:40ms, stated or recorded",
                    e);
        }
    }

    private static long nanos(String text) {
        String number = text.replaceFirst("(ns|us|ms|s)$", "");
        int shift = switch (text.substring(number.length())) {
            case "us" -> 3;
            case "ms" -> 6;
            case "s" -> 9;
            default -> 0;
        };
        return new BigDecimal(number).movePointRight(shift).longValueExact();
    }

    static String text(long nanos) {
        if (nanos == 0) {
            return "0";
        }
        return nanos % 1_000_000 == 0
                ? nanos / 1_000_000 + "ms"
                : nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
    }
}
