package io.traider.journal;

/**
 * How a log does.
 *
 * @param lastSequence the last step appended
 * @param durable the last step committed
 * @param failure why the storage refuses at this moment, for a person; empty when it does not
 * @param retries attempts to commit that failed, in all
 * @param blocks committed by this process
 * @param bytes of inputs committed by this process, compressed
 */
public record LogHealth(long lastSequence, long durable, String failure, long retries, long blocks, long bytes) {

    /** Steps appended and not yet committed. */
    public long behind() {
        return lastSequence - durable;
    }

    /** Whether the storage takes what it is given. */
    public boolean healthy() {
        return failure.isEmpty();
    }
}
