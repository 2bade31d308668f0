package io.traider.journal;

import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.journal.codec.Payload;
import io.traider.journal.codec.StepCodec;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A block of the log as it is read again.
 *
 * @param firstSequence of its inputs
 * @param inputs in their order; none when they are damaged beyond reading
 * @param steps what is kept of its notable steps, by sequence
 * @param flaw why the block is not as it was written, or not where it was; empty when it is
 */
public record RecordedBlock(long firstSequence, List<Input> inputs, SortedMap<Long, Payload> steps, String flaw) {

    public RecordedBlock {
        inputs = List.copyOf(inputs);
    }

    /** What is kept of a step, {@code null} of one that was not notable. */
    public @Nullable Payload kept(long sequence) {
        return steps.get(sequence);
    }

    /** The step after an input as it was made. */
    public Step step(long sequence) {
        Payload kept = steps.get(sequence);
        return kept == null
                ? Step.quiet(sequence, inputs.get((int) (sequence - firstSequence)))
                : StepCodec.decode(kept);
    }
}
