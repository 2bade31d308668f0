package io.traider.simulator;

import io.traider.domain.Venue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong at a venue.
 *
 * @param kind what goes wrong
 * @param venue where
 * @param symbol the one instrument it befalls, in the venue's own writing; {@code null} for all
 * @param at how long after the simulator's start, by the wall clock; zero for at once
 * @param lasting for how long; zero for once (see {@link Kind} for what once means)
 */
public record Fault(Kind kind, Venue venue, @Nullable String symbol, Duration at, Duration lasting) {

    private static final Pattern SPEC = Pattern.compile(
            "(?<venue>[A-Za-z_-]+):(?:(?<symbol>[^:@+]+):)?(?<kind>[A-Za-z_-]+)(?:@(?<at>[^+]+))?(?:\\+(?<lasting>.+))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final String HELP =
            "Maybe kraken:checksum@30s, binance-futures:BTCUSDT:gap or coinbase:silence@1m+20s"
                    + " (venue[:symbol]:kind[@when][+how long])";

    /** What can go wrong. */
    public enum Kind {
        /**
         * Book frames are lost on their way while the venue's counters go on; once is one frame. At Kraken, which counts
         * nothing, it is as many as it takes for the next checksum to tell.
         */
        GAP,
        /** Book frames carry a wrong checksum; once is one frame. Only Kraken sends checksums. */
        CHECKSUM,
        /** Connections stay open and nothing is sent, neither data nor heartbeats nor pongs; once is ten seconds. */
        SILENCE,
        /** Connections break without a close frame; for a duration, new ones are refused meanwhile. */
        DISCONNECT,
        /**
         * The venue treats its clients as too slow: it withholds what they should have got and then, as venues do with a
         * client whose backlog is too long, closes with code 1008; once is two seconds.
         */
        SLOW_CONSUMER,
        /** An additional frame arrives that breaks off in the middle; for a duration, one before each book frame. */
        MALFORMED,
        /** The book shows a bid above the best ask, with everything else in order; once is half a second. */
        CROSSED,
        /**
         * The market becomes another one: makers quote several times as far from the price, and buyers press without end. Nothing
         * is wrong with what is sent; what was learnt of the market before is. Once is ten minutes.
         */
        DRIFT;

        private String spec() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Fault {
        if (at.isNegative() || lasting.isNegative()) {
            throw new IllegalArgumentException(
                    "a fault cannot be at " + at + " for " + lasting + ". Maybe leave the time out for at once");
        }
        if (kind == Kind.CHECKSUM && venue != Venue.KRAKEN) {
            throw new IllegalArgumentException(venue + " sends no checksums. Maybe kraken:checksum");
        }
    }

    /** A fault of a whole venue, at once and once. */
    public static Fault of(Kind kind, Venue venue) {
        return new Fault(kind, venue, null, Duration.ZERO, Duration.ZERO);
    }

    /** The same for one instrument only. */
    public Fault on(String onlySymbol) {
        return new Fault(kind, venue, onlySymbol, at, lasting);
    }

    /** The same, so long after the simulator's start. */
    public Fault after(Duration start) {
        return new Fault(kind, venue, symbol, start, lasting);
    }

    /** The same for a duration. */
    public Fault lasting(Duration duration) {
        return new Fault(kind, venue, symbol, at, duration);
    }

    /**
     * Reads {@code venue[:symbol]:kind[@when][+how long]}, such as {@code kraken:BTC/USD:checksum@30s+5s}; times end in
     * ms, s, m or h.
     *
     * @throws IllegalArgumentException when the text does not name a fault, saying what it could be
     */
    public static Fault parse(String text) {
        Matcher spec = SPEC.matcher(text.strip());
        if (!spec.matches()) {
            throw new IllegalArgumentException("'" + text + "' names no fault. " + HELP);
        }
        return new Fault(
                kind(spec.group("kind"), text),
                venue(spec.group("venue"), text),
                spec.group("symbol"),
                time(spec.group("at"), text),
                time(spec.group("lasting"), text));
    }

    private static Kind kind(String name, String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(constant(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault '" + name + "' in '" + text
                        + "'. Maybe one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Kind.values()).map(Kind::spec).toList())));
    }

    private static Venue venue(String name, String text) {
        return Arrays.stream(Venue.values())
                .filter(venue -> venue.name().equals(constant(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no venue '" + name + "' in '" + text
                        + "'. Maybe one of coinbase, binance, binance-futures, kraken, kraken-futures"));
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Duration time(@Nullable String written, String text) {
        if (written == null) {
            return Duration.ZERO;
        }
        Matcher time = TIME.matcher(written);
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "'" + written + "' in '" + text + "' is no time. Maybe 30s, 500ms or 2m");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return venue.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (symbol == null ? "" : ":" + symbol)
                + ":" + kind.spec()
                + (at.isZero() ? "" : "@" + at.toMillis() + "ms")
                + (lasting.isZero() ? "" : "+" + lasting.toMillis() + "ms");
    }
}
