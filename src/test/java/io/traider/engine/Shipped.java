package io.traider.engine;

/** What the platform ships with, compiled once for all tests; never closed. */
public final class Shipped {

    /** With the simulator's temper. */
    public static final EngineSetup SETUP = EngineSetup.shipped("simulated");

    private Shipped() {}
}
