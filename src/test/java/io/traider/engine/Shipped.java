package io.traider.engine;

import java.time.Duration;
import java.util.List;

/** The funding strategies that the platform ships with, compiled once for all tests; never closed. */
public final class Shipped {

    /** The strategies' names. */
    public static final List<String> NAMES = List.of("funding-drift", "funding-harvest");

    /** With the simulator's temper, and a budget that no machine exceeds however busy it is. */
    public static final EngineSetup SETUP =
            EngineSetup.shipped("simulated", NAMES).within(Duration.ofSeconds(10));

    private Shipped() {}
}
