package io.traider.execution;

import java.util.List;

/**
 * Everything an order manager remembers.
 *
 * @param working oldest first
 * @param closed those closed last, oldest first, to know late and repeated reports by
 * @param last each strategy's last order in each instrument
 */
public record OrdersState(List<Tracked> working, List<Tracked> closed, List<LastOrder> last) {

    public OrdersState {
        working = List.copyOf(working);
        closed = List.copyOf(closed);
        last = List.copyOf(last);
    }
}
