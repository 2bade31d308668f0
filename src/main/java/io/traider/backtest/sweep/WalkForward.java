package io.traider.backtest.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rolling windows: parameters are chosen on a stretch of the past and judged on the one right after it, which the choice
 * knew nothing of; then both move on by the length of the latter.
 *
 * @param choose length of the stretch that parameters are chosen on
 * @param judge length of the one after it
 */
public record WalkForward(Duration choose, Duration judge) {

    /**
     * One position of the two.
     *
     * @param fromNanos where choosing begins
     * @param middleNanos where it ends and judging begins
     * @param toNanos where judging ends
     */
    public record Window(long fromNanos, long middleNanos, long toNanos) {}

    public WalkForward {
        if (choose.isNegative() || choose.isZero() || judge.isNegative() || judge.isZero()) {
            throw new IllegalArgumentException("windows of " + choose + " and " + judge + ". Maybe PT4H and PT1H");
        }
    }

    /**
     * The windows that fit, the earliest first.
     *
     * @throws IllegalArgumentException when not even one fits
     */
    public List<Window> windows(long fromNanos, long toNanos) {
        List<Window> windows = new ArrayList<>();
        long step = judge.toNanos();
        for (long from = fromNanos; from <= toNanos - choose.toNanos() - step; from += step) {
            long middle = from + choose.toNanos();
            windows.add(new Window(from, middle, middle + step));
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("windows of " + choose + " and " + judge + " do not fit into "
                    + Duration.ofNanos(toNanos - fromNanos) + ". Maybe shorter ones");
        }
        return windows;
    }
}
