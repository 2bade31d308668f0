package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.Reason;
import java.util.SortedMap;

/** Decides on bars. It is told each when it is over, and knows nothing but what it was told. For one run on one thread. */
public interface BarStrategy {

    /** Where it wants to stand from now on; what it lacks for it is sent before the next bar. */
    enum Stand {
        LONG,
        FLAT,
        SHORT,
        /** As before. */
        SAME
    }

    /** With its parameters, for example {@code ema-cross:12:26}. */
    String name();

    /** How it goes into a position. */
    default BarEntry entry() {
        return new BarEntry.Market();
    }

    /** A bar is over. */
    Stand onBar(Bar bar);

    /** Why it stands as it last said, with the numbers after the last bar; asked when that brings forth an order. */
    Reason reason();

    /**
     * A strategy's name with other spans.
     *
     * @param text as {@link #parse} reads it
     * @param changes new values of {@code fast} and {@code slow}, whole numbers
     * @throws IllegalArgumentException when it has no such value, or there is no strategy with these
     */
    static String changed(String text, SortedMap<String, String> changes) {
        parse(text);
        String[] half = text.split("\\+", 2);
        String[] part = half[0].split(":");
        changes.forEach((name, value) -> {
            switch (name) {
                case "fast" -> part[1] = value;
                case "slow" -> part[2] = value;
                default ->
                    throw new IllegalArgumentException(
                            "a strategy of bars has no value '" + name + "'. Maybe one of fast, slow and unit");
            }
        });
        half[0] = String.join(":", part);
        String changed = String.join("+", half);
        parse(changed);
        return changed;
    }

    /**
     * Makes a strategy of its name, new for each run.
     *
     * @param text {@code ema-cross:FAST:SLOW}, both spans in bars; where it does not enter at the market, then a plus and the
     *     entry as {@link BarEntry#parse} reads it, such as {@code ema-cross:12:26+limit:10:3}
     * @throws IllegalArgumentException when there is none of that name
     */
    static BarStrategy parse(String text) {
        String[] half = text.split("\\+", 2);
        String[] part = half[0].split(":");
        if (!part[0].equals("ema-cross") || part.length != 3) {
            throw new IllegalArgumentException("no strategy of bars '" + text + "'. Maybe ema-cross:12:26");
        }
        BarEntry entry = half.length == 1 ? new BarEntry.Market() : BarEntry.parse(half[1]);
        try {
            return new EmaCross(Integer.parseInt(part[1]), Integer.parseInt(part[2]), entry);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    text + " has spans that are no whole numbers. Maybe ema-cross:12:26, or fast=8..16/4 in a sweep",
                    e);
        }
    }
}
