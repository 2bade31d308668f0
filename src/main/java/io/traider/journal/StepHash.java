package io.traider.journal;

import io.traider.domain.Step;
import io.traider.journal.codec.Payload;
import io.traider.journal.codec.StepContent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One hash over the notable steps of a run: SHA-256 over, for each in order, its sequence, the length of its bytes and its
 * bytes before they are packed. Two runs of one hash decided, traded and posted the same, to the last digit; how the
 * journal cut its blocks does not matter. For one thread.
 */
public final class StepHash {

    private final MessageDigest digest = Hashes.sha256();
    private final StepContent content = new StepContent();
    private final ByteBuffer head = ByteBuffer.allocate(2 * Long.BYTES);
    private long steps;

    /** Takes the next step in; one that is not notable changes nothing. */
    public void add(Step step) {
        if (Notable.is(step)) {
            content.write(step);
            digest.update(head.clear()
                    .putLong(step.sequence())
                    .putLong(content.size())
                    .array());
            content.into(digest);
            steps++;
        }
    }

    /** Takes a step in as the log keeps it. */
    public void add(long sequence, Payload kept) {
        Hashes.addStep(digest, sequence, kept.content());
        steps++;
    }

    /** Notable steps taken in. */
    public long steps() {
        return steps;
    }

    /** The hash so far, in hexadecimal. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 can be cloned", e);
        }
    }
}
