package io.traider.engine;

import io.traider.portfolio.DollarRates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts of strategies, limit sets and rates that the platform ships with. */
public final class ShippedFiles {

    private static final List<String> STRATEGIES = List.of(
            "funding-drift", "funding-harvest", "order-book-imbalance", "cross-venue-basis", "time-series-momentum");
    private static final List<String> LIMITS = List.of("paper", "live-starter", "institutional");

    private ShippedFiles() {}

    /** The names of the shipped strategies. */
    public static List<String> strategyNames() {
        return STRATEGIES;
    }

    /** The file of the first shipped strategy, funding drift. */
    public static String strategyFile() {
        return strategyFile(STRATEGIES.getFirst());
    }

    /**
     * The file of a shipped strategy.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static String strategyFile(String name) {
        if (!STRATEGIES.contains(name)) {
            throw new IllegalArgumentException("no strategy '" + name + "'. Maybe one of " + STRATEGIES);
        }
        return resource("strategy/" + name + ".yml");
    }

    /** The names of the shipped limit sets. */
    public static List<String> limitNames() {
        return LIMITS;
    }

    /**
     * The file of a shipped limit set.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static String limitFile(String name) {
        if (!LIMITS.contains(name)) {
            throw new IllegalArgumentException("no limits '" + name + "'. Maybe one of " + LIMITS);
        }
        return resource("limits/" + name + ".yml");
    }

    /** What units of currencies are taken to be worth, from {@code instruments/dollar-rates.csv}. */
    public static DollarRates dollars() {
        return DollarRates.parse(resource("instruments/dollar-rates.csv"));
    }

    static String resource(String path) {
        try (InputStream in = ShippedFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
