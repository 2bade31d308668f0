package io.traider.feature;

import io.traider.domain.BookView;
import io.traider.domain.FeatureSet;
import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Features of every instrument that it has heard of. Allocates nothing once an instrument is known. For one thread. */
public final class FeatureEngine {

    /** What is computed, in order; {@code docs/features.md} says how. */
    public static final FeatureSet SET = new FeatureSet("market", 1, InstrumentFeatures.NAMES);

    private final FundingParameters funding;
    private final Map<InstrumentId, InstrumentFeatures> instruments = new HashMap<>();

    public FeatureEngine(FundingParameters funding) {
        this.funding = funding;
    }

    /**
     * Takes an event in.
     *
     * @param book of the instrument after the event, {@code null} when there is none yet
     */
    public void onEvent(MarketEvent event, @Nullable BookView book) {
        InstrumentFeatures features = instruments.get(event.instrument());
        if (features == null) {
            features = new InstrumentFeatures(funding);
            instruments.put(event.instrument(), features);
        }
        features.onEvent(event, book);
    }

    /** Whether everything but the minute bars and funding is known of an instrument, about 20 seconds after its first event. */
    public boolean ready(InstrumentId instrument) {
        InstrumentFeatures features = instruments.get(instrument);
        return features != null && features.ready();
    }

    /**
     * Writes the features as of the instrument's last event.
     *
     * @param target as long as {@link #SET}; what is not known becomes {@code NaN}
     */
    public void compute(InstrumentId instrument, double[] target) {
        if (target.length != SET.size()) {
            throw new IllegalArgumentException(
                    SET.id() + " has " + SET.size() + " features, the target " + target.length);
        }
        InstrumentFeatures features = instruments.get(instrument);
        if (features == null) {
            Arrays.fill(target, Double.NaN);
        } else {
            features.write(target);
        }
    }

    /** The same as a value of its own. */
    public FeatureVector vector(InstrumentId instrument) {
        double[] values = new double[SET.size()];
        compute(instrument, values);
        return new FeatureVector(SET.id(), SET.names(), values);
    }

    /** Forgets everything, as at the start of a session. */
    public void reset() {
        instruments.clear();
    }
}
