package io.traider;

import io.traider.simulator.Fault;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the platform is to run.
 *
 * @param captures recorded frames, for {@link FeedMode#REPLAY} and only then
 * @param speed of a replay in recorded seconds a second, or {@link #AS_FAST_AS_IT_GOES}
 * @param exitAtEnd whether the platform ends with its replay
 * @param record folder for every received frame
 * @param data folder for everything that outlives the process
 * @param scratch whether what is in the data folder is deleted first
 * @param address the network address that API and console listen on
 * @param apiPort {@code 0} for any free one
 * @param consolePort {@code 0} for any free one
 * @param databaseUrl of a Postgres in the place of the embedded one
 * @param routes folder with route files; those that it does not have are taken from the jar
 * @param seed of the simulated market
 * @param rate frames a second from the simulated venues, roughly
 * @param faults of the simulated venues
 * @param adminPassword what {@code admin} shall sign in with
 */
record RunSettings(
        FeedMode feed,
        @Nullable Path captures,
        double speed,
        boolean exitAtEnd,
        @Nullable Path record,
        Path data,
        boolean scratch,
        String address,
        int apiPort,
        int consolePort,
        @Nullable String databaseUrl,
        Path routes,
        long seed,
        int rate,
        List<Fault> faults,
        @Nullable String adminPassword) {

    static final double AS_FAST_AS_IT_GOES = 0;

    RunSettings {
        faults = List.copyOf(faults);
    }
}
