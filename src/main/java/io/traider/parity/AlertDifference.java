package io.traider.parity;

import io.traider.domain.AlertKind;

/**
 * How often an alert was raised of an account in two runs over the same recorded time.
 *
 * @param account whose it is: {@code strategy@VENUE}, or {@code portfolio@limits}
 * @param code of its reason
 * @param was times that it began on the left
 * @param would times that it began on the right
 */
public record AlertDifference(String account, AlertKind kind, String code, long was, long would) {

    /** How many more there would be. */
    public long gained() {
        return Math.max(0, would - was);
    }

    /** How many fewer there would be. */
    public long lost() {
        return Math.max(0, was - would);
    }
}
