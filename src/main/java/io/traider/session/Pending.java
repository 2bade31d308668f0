package io.traider.session;

import io.traider.domain.Step;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What waits for the log: steps in which something happened, people who asked, and the stopwatches of all. */
final class Pending {

    private static final int WATCHES = 1 << 16;

    private record Answer(long sequence, CompletableFuture<Long> future) {}

    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final long[] offeredAt = new long[WATCHES];
    private final SessionMetrics metrics;
    private long timed;

    /** @param last sequence of the last step that is not ours */
    Pending(long last, SessionMetrics metrics) {
        this.timed = last;
        this.metrics = metrics;
    }

    /** @param offeredNanoTime when the input was handed in, {@code 0} when it is not timed */
    void add(Step step, long offeredNanoTime, @Nullable CompletableFuture<Long> answer) {
        offeredAt[index(step.sequence())] = offeredNanoTime;
        if (!step.isQuiet()) {
            steps.addLast(step);
        }
        if (answer != null) {
            answers.addLast(new Answer(step.sequence(), answer));
        }
    }

    /** The next step that is durable now, or {@code null}. */
    @Nullable
    Step next(long durable) {
        Step head = steps.peekFirst();
        if (head == null || head.sequence() > durable) {
            time(durable);
            return null;
        }
        time(head.sequence() - 1);
        time(head.sequence(), !head.decisions().isEmpty());
        return steps.pollFirst();
    }

    private void time(long until) {
        while (timed < until) {
            time(timed + 1, false);
        }
    }

    private void time(long sequence, boolean withDecision) {
        long since = offeredAt[index(sequence)];
        if (since != 0) {
            metrics.journalled(System.nanoTime() - since, withDecision);
        }
        timed = sequence;
    }

    private static int index(long sequence) {
        return (int) (sequence & WATCHES - 1);
    }

    boolean hasAnswers(long durable) {
        Answer head = answers.peekFirst();
        return head != null && head.sequence() <= durable;
    }

    void answer(long durable) {
        while (hasAnswers(durable)) {
            Answer head = answers.removeFirst();
            head.future().complete(head.sequence());
        }
    }

    /** Nobody waits for what will not come. */
    void abandon() {
        answers.forEach(answer -> answer.future()
                .completeExceptionally(new IllegalStateException(
                        "the session stopped before input " + answer.sequence() + " was durable")));
        answers.clear();
    }
}
