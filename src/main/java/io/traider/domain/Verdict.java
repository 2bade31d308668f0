package io.traider.domain;

import java.util.List;

/**
 * Whether an intent may be executed. Denied when any rule breached, and when the rules could not be asked.
 *
 * @param reasons every breach; empty when allowed
 */
public record Verdict(boolean allowed, List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
        if (allowed != reasons.isEmpty()) {
            throw new IllegalArgumentException("allowed=" + allowed + " does not go with " + reasons);
        }
    }

    public static Verdict allow() {
        return new Verdict(true, List.of());
    }

    public static Verdict deny(List<Reason> reasons) {
        return new Verdict(false, reasons);
    }
}
