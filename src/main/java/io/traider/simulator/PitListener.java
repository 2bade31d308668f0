package io.traider.simulator;

import io.traider.domain.Side;

/** Hears what happens in one {@link Pit}: a venue's wire, or a reader of the market in the same process. */
interface PitListener {

    /** A level has a new absolute quantity, zero when it is gone. */
    void levelChanged(Side side, long tick, long lots);

    /** A trade, told before the level that it took from. */
    void traded(Print print);

    /** All that one order caused has been told; the book is consistent. */
    void settled();
}
