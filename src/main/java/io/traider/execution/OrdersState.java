package io.traider.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an order manager remembers.
 *
 * @param working oldest first
 * @param closed those closed last, oldest first, to know late and repeated reports by
 * @param last each strategy's last order in each instrument
 * @param traded at each venue, by day
 */
public record OrdersState(List<Tracked> working, List<Tracked> closed, List<LastOrder> last, List<VolumeDay> traded) {

    /** @param traded {@code null} in what was kept before fee tiers were followed */
    public OrdersState(
            List<Tracked> working, List<Tracked> closed, List<LastOrder> last, @Nullable List<VolumeDay> traded) {
        this.working = List.copyOf(working);
        this.closed = List.copyOf(closed);
        this.last = List.copyOf(last);
        this.traded = traded == null ? List.of() : List.copyOf(traded);
    }
}
