package io.traider;

import io.traider.training.FeatureExport;
import java.io.IOException;

/** A past that an export is fed from, a piece at a time. For one thread. */
interface FeaturePast extends AutoCloseable {

    /**
     * Tells the export what comes next.
     *
     * @return {@code false} when there is no more
     */
    boolean next(FeatureExport export) throws IOException;

    /** Arrival of the last event that was told. */
    long nanos();

    /** Whether any of what was told so far is of the simulated market. */
    boolean simulated();

    /** How many events were told. */
    long events();

    @Override
    void close();
}
