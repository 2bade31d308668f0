package io.traider.rule.fact;

/**
 * A fill and the latest one on the other side of the instrument, whichever strategy made it: all belong to one owner.
 *
 * @param other strategy of the other fill
 * @param secondsApart between both
 * @param priceGapBps between their prices
 * @param sizeGap between their quantities, a fraction of the larger
 * @param pairs times lately that a fill met one on the other side that was not met before
 * @param netShare bought less sold over bought plus sold lately, absolute
 */
public record OppositeFills(
        String other, double secondsApart, double priceGapBps, double sizeGap, long pairs, double netShare) {}
