package io.traider.backtest;

import io.traider.domain.Bar;

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
}
