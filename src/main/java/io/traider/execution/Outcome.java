package io.traider.execution;

import io.traider.domain.Fill;
import io.traider.domain.Order;
import org.jspecify.annotations.Nullable;

/** What a venue's report came to. */
public sealed interface Outcome {

    /**
     * It told something new.
     *
     * @param order as it is now
     * @param fill to be booked, when the report was one
     */
    record Changed(Order order, @Nullable Fill fill) implements Outcome {}

    /** It told nothing that was not known. */
    record Repeated(Order order) implements Outcome {}

    /** It cannot be: nobody knows the order, or it is filled beyond its quantity. Somebody has to look at it. */
    record Unexplained(String order, String why) implements Outcome {}
}
