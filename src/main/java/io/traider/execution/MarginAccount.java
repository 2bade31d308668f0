package io.traider.execution;

import io.traider.domain.Order;
import java.util.List;

/** What a venue knows of the account that trades perpetuals there. Asked on the venue's own thread. */
@FunctionalInterface
public interface MarginAccount {

    /** An account that is never short of margin. */
    MarginAccount PLENTY = _ -> List.of();

    /** The positions that have to be closed at a moment of session time, since the account does not keep their margin. */
    List<Forced> forced(long nanos);

    /** Why an order may not enter for want of initial margin, with the numbers; empty when it may. */
    default String uncovered(Order order, long nanos) {
        return "";
    }
}
