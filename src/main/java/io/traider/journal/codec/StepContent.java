package io.traider.journal.codec;

import io.traider.domain.Step;
import java.security.MessageDigest;

/** What {@link StepCodec#content} makes of steps, one after the other in the same array. For one thread. */
public final class StepContent {

    private final Writer out = new Writer(4096);

    /** Becomes the content of a step. */
    public void write(Step step) {
        out.clear();
        StepCodec.write(out, step);
    }

    /** How many bytes the latest step's content has. */
    public int size() {
        return out.size();
    }

    /** Takes the latest step's content into a hash. */
    public void into(MessageDigest digest) {
        digest.update(out.array(), 0, out.size());
    }
}
