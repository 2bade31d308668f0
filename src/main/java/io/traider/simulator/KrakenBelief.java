package io.traider.simulator;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What a client believes the book to be after frames were lost on their way to it. */
final class KrakenBelief {

    private final int depth;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    KrakenBelief(int depth, Shown bids, Shown asks) {
        this.depth = depth;
        bids.each(this.bids::put);
        asks.each(this.asks::put);
    }

    private KrakenBelief(KrakenBelief other) {
        depth = other.depth;
        bids.putAll(other.bids);
        asks.putAll(other.asks);
    }

    /** What it would be after further changes. */
    KrakenBelief after(Map<Long, Long> bidChanges, Map<Long, Long> askChanges) {
        KrakenBelief later = new KrakenBelief(this);
        later.apply(later.bids, bidChanges);
        later.apply(later.asks, askChanges);
        return later;
    }

    private void apply(TreeMap<Long, Long> side, Map<Long, Long> changes) {
        side.putAll(changes);
        side.values().removeIf(lots -> lots == 0);
        while (side.size() > depth) {
            side.pollLastEntry();
        }
    }

    long checksum(KrakenDigest digest) {
        asks.entrySet().stream()
                .limit(KrakenDigest.LEVELS)
                .forEach(level -> digest.add(level.getKey(), level.getValue()));
        bids.entrySet().stream()
                .limit(KrakenDigest.LEVELS)
                .forEach(level -> digest.add(level.getKey(), level.getValue()));
        return digest.value();
    }
}
