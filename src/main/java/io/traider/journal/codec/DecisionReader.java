package io.traider.journal.codec;

import io.traider.domain.Decision;
import java.util.List;

/**
 * Reads the decisions of steps that {@link StepCodec#encode} wrote, one step after another, and nothing of what they hold
 * besides. For one thread.
 */
public final class DecisionReader {

    private final KnownNames known = new KnownNames();

    /** @throws IllegalArgumentException when the payload is damaged or of a version that is not known */
    public List<Decision> read(byte[] payload) {
        return StepCodec.decisions(new Reader(Packing.unpack(payload), 0, known));
    }
}
