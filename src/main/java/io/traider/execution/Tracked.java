package io.traider.execution;

import io.traider.domain.Order;
import java.util.ArrayList;
import java.util.List;

/** An order and the fills it has had, by id. */
public record Tracked(Order order, List<String> fills) {

    public Tracked {
        fills = List.copyOf(fills);
    }

    Tracked with(Order next) {
        return new Tracked(next, fills);
    }

    Tracked and(String fill) {
        List<String> more = new ArrayList<>(fills);
        more.add(fill);
        return new Tracked(order, more);
    }
}
