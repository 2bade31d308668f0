package io.traider.engine;

import java.time.Duration;

/** What the platform ships with, compiled once for all tests; never closed. */
public final class Shipped {

    /** With the simulator's temper, and a budget that no machine exceeds however busy it is. */
    public static final EngineSetup SETUP = EngineSetup.shipped("simulated").within(Duration.ofSeconds(10));

    private Shipped() {}
}
