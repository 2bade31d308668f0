package io.traider.journal;

import io.traider.domain.Input;
import java.util.Optional;

/** Reads the inputs of a log again, in their order. */
public interface JournalInputs {

    /** Takes an input and its sequence. */
    @FunctionalInterface
    interface Visitor {
        void visit(long sequence, Input input);
    }

    /**
     * Visits the inputs of a range, one block in memory at a time.
     *
     * @param first first sequence wanted, at least 1
     * @param last last sequence wanted; inputs beyond the end of the log are left out
     * @throws IllegalStateException when inputs of the range are no longer kept, or their block does not match its hash
     */
    void forEach(long first, long last, Visitor visitor);

    /** What of the inputs is kept; empty when there are none. */
    Optional<Recorded> recorded();
}
