package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.journal.codec.Payload;
import io.traider.journal.codec.StepCodec;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** A hash of the log is made of what was said, not of how tightly it was packed. */
class PayloadHashTest {

    private static final Step STEP = Step.quiet(7, new Input.Started(1, io.traider.domain.Mode.PAPER, "live", "1.0"));

    @Test
    void anotherZlibPacksOtherBytesOfTheSameHash() {
        Payload ours = StepCodec.payload(STEP);
        byte[] theirs = repacked(ours, 2);
        assertThat(theirs).isNotEqualTo(ours.packed());
        assertThat(Payload.stored(theirs).hashed()).isEqualTo(ours.hashed());
        assertThat(StepCodec.decode(theirs)).isEqualTo(STEP);
    }

    @Test
    void theFirstVersionIsHashedAsItWasPacked() {
        byte[] first = repacked(StepCodec.payload(STEP), 1);
        assertThat(Payload.stored(first).hashed()).isEqualTo(first);
        assertThat(StepCodec.decode(first)).isEqualTo(STEP);
    }

    /** Packed without compression. */
    private static byte[] repacked(Payload payload, int version) {
        Deflater deflater = new Deflater(Deflater.NO_COMPRESSION, true);
        deflater.setInput(payload.content());
        deflater.finish();
        byte[] stored = new byte[payload.content().length + 64];
        stored[0] = (byte) version;
        stored[1] = (byte) payload.content().length;
        int size = deflater.deflate(stored, 2, stored.length - 2);
        deflater.end();
        return java.util.Arrays.copyOf(stored, size + 2);
    }
}
