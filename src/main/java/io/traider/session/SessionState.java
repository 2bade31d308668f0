package io.traider.session;

import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.engine.ModelUse;
import io.traider.engine.PackUse;
import io.traider.engine.ShadowUse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image of the whole session at one moment. Immutable, free to keep.
 *
 * @param sequence of the last input it knows of
 * @param nanos session time, nanoseconds since the Unix epoch
 * @param feed {@code simulated}, {@code live} or {@code replay}
 * @param positions by strategy and instrument, flat ones that were traded included
 * @param workingOrders orders that are not closed, oldest first
 * @param switches engaged kill switches
 * @param feeds by instrument
 * @param marks the price each instrument is valued at
 * @param versions content hash of each artefact in force, by name
 * @param use how the rule packs in force are used; at most about a second old
 * @param shadows how the artefacts do that run beside those in force; at most about a second old
 * @param models how the score sources in force are used, by strategy; at most about a second old
 * @param unfit why it is not fit to trade, in a person's words; empty when it is
 */
public record SessionState(
        long sequence,
        long nanos,
        Mode mode,
        String feed,
        PortfolioSummary portfolio,
        List<Position> positions,
        List<Order> workingOrders,
        List<KillSwitch> switches,
        List<FeedHealth> feeds,
        Map<InstrumentId, Price> marks,
        Map<String, String> versions,
        List<PackUse> use,
        List<ShadowUse> shadows,
        List<ModelUse> models,
        List<String> unfit) {

    public SessionState {
        positions = List.copyOf(positions);
        workingOrders = List.copyOf(workingOrders);
        switches = List.copyOf(switches);
        feeds = List.copyOf(feeds);
        marks = sorted(marks);
        versions = sorted(versions);
        use = List.copyOf(use);
        shadows = List.copyOf(shadows);
        models = List.copyOf(models);
        unfit = List.copyOf(unfit);
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Whether it may trade now. */
    public boolean fit() {
        return unfit.isEmpty();
    }
}
