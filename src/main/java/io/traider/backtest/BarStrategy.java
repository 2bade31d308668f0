package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.Reason;

/** Decides on bars. It is told each when it is over, and knows nothing but what it was told. For one run on one thread. */
public interface BarStrategy {

    /** Where it wants to stand from the next bar's open on. */
    enum Stand {
        LONG,
        FLAT,
        SHORT,
        /** As before. */
        SAME
    }

    /** With its parameters, for example {@code ema-cross:12:26}. */
    String name();

    /** A bar is over. */
    Stand onBar(Bar bar);

    /** Why it stands as it last said, with the numbers after the last bar; asked when that brings forth an order. */
    Reason reason();

    /**
     * Makes a strategy of its name, new for each run.
     *
     * @param text {@code ema-cross:FAST:SLOW}, both spans in bars
     * @throws IllegalArgumentException when there is none of that name
     */
    static BarStrategy parse(String text) {
        String[] part = text.split(":");
        if (!part[0].equals("ema-cross") || part.length != 3) {
            throw new IllegalArgumentException("no strategy of bars '" + text + "'. Maybe ema-cross:12:26");
        }
        try {
            return new EmaCross(Integer.parseInt(part[1]), Integer.parseInt(part[2]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " has spans that are no numbers. Maybe ema-cross:12:26", e);
        }
    }
}
