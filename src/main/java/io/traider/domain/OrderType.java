package io.traider.domain;

/** How an order is priced. */
public enum OrderType {
    /** Takes what the book offers. */
    MARKET,
    /** Not worse than its limit price. */
    LIMIT
}
