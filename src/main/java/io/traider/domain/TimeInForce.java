package io.traider.domain;

/** How long an order lives. */
public enum TimeInForce {
    /** Until it is filled or cancelled. */
    GTC,
    /** Until a stated time. */
    GTD,
    /** What can be had at once; the rest is cancelled. */
    IOC,
    /** All at once or nothing. */
    FOK
}
