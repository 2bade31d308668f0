package io.traider.journal;

import io.traider.domain.Step;
import java.util.function.LongConsumer;

/**
 * The append-only log of one engine. Appending is for the single writer; everything else is for any thread.
 *
 * <p>A step is <em>notable</em> when it is not {@link Step#isQuiet() quiet}, or its input is anything but a market event
 * or a timer: such steps are committed at once and come back in a {@link Recovery}. Quiet ones wait a little for company.
 */
public interface StepLog extends AutoCloseable {

    /**
     * Queues a step for the log and returns; blocks only while the backlog is full.
     *
     * @throws IllegalArgumentException when the sequence is not {@code lastSequence() + 1}
     * @throws IllegalStateException when the log is closed
     */
    void append(Step step);

    /** Sequence of the last step appended; {@code 0} before the first. After a restart, the last one committed. */
    long lastSequence();

    /**
     * Every step up to this sequence is committed; {@code 0} when none is. A notable one is on the disk then; quiet ones
     * behind the last notable one survive the process, but may follow within a second to survive the machine.
     */
    long durable();

    /**
     * Asks to be told of the new {@link #durable()} whenever it advances. The listener is called on the log's own thread,
     * in order, and must be quick; it is not called for what was durable before.
     */
    void onDurable(LongConsumer listener);

    /**
     * Queues the state after a step; it is committed after that step, and a later one replaces it.
     *
     * @param sequence at most {@link #lastSequence()}
     */
    void snapshot(long sequence, byte[] state);

    /** What is needed to go on where the log ends. Reads the storage; meant for the start, before the first append. */
    Recovery recover();

    /** How the log does at this moment. */
    LogHealth health();

    /** Commits what is queued, as far as the storage lets it within ten seconds, and ends the log. */
    @Override
    void close();
}
