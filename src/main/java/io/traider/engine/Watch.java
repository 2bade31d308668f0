package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.MarketEvent;
import io.traider.domain.SignalKind;
import io.traider.feature.FeatureEngine;
import io.traider.model.FeatureWindow;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a strategy remembers of an instrument between decisions. */
final class Watch {

    /** Vectors that are further apart than so many evaluations do not follow on each other; windows are learnt from alike. */
    private static final int GAP = 20;

    private final FeatureWindow window = new FeatureWindow(FeatureEngine.SET.size());
    private final SortedMap<SignalKind, Long> deafUntil = new TreeMap<>();
    private long askedNanos = Long.MIN_VALUE;

    /** The latest vectors that follow on each other. */
    FeatureWindow window() {
        return window;
    }

    /** A book that is broken, halted or silent breaks the window. */
    void heard(MarketEvent event, @Nullable BookView book) {
        if (book != null && !book.valid() || event instanceof InstrumentStatus status && status.state() != State.LIVE) {
            window.clear();
        }
    }

    /** Whether rules may be asked again, which is noted; what comes too late for the last time begins a new window. */
    boolean due(MarketEvent event, long every, long nanos) {
        boolean news = !(event instanceof InstrumentStatus || event instanceof FundingRate);
        if (!news || nanos - every < askedNanos) {
            return false;
        }
        if (nanos - GAP * every > askedNanos) {
            window.clear();
        }
        askedNanos = nanos;
        return true;
    }

    boolean hears(SignalKind kind, long nanos) {
        return nanos >= deafUntil.getOrDefault(kind, Long.MIN_VALUE);
    }

    /** A signal of this kind is not heard for a while. */
    void deaf(SignalKind kind, long until) {
        deafUntil.put(kind, until);
    }
}
