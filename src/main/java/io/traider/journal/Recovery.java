package io.traider.journal;

import io.traider.domain.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a log ends and how to get there.
 *
 * @param snapshotSequence the step after which the snapshot was taken; {@code 0} without one
 * @param snapshot the state as it was handed to {@link StepLog#snapshot}, {@code null} when there is none
 * @param tail the notable steps after the snapshot, in order
 * @param lastSequence the last step in the log; the next has this plus one
 */
public record Recovery(long snapshotSequence, byte @Nullable [] snapshot, List<Step> tail, long lastSequence) {

    /** The end of an empty log. */
    public static final Recovery NOTHING = new Recovery(0, null, List.of(), 0);

    public Recovery {
        tail = List.copyOf(tail);
    }
}
