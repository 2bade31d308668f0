package io.traider.web;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * Tests that wait more than they work: for a venue that is silent, that pings, that hangs up. A few of them wait at the same
 * time in one process.
 */
@Suite
@SelectClasses(
        names = {
            "io.traider.venue.live.LiveFeedTest",
            "io.traider.simulator.BinanceWireTest",
            "io.traider.simulator.CoinbaseWireTest",
            "io.traider.simulator.FaultWireTest",
            "io.traider.simulator.KrakenWireTest",
            "io.traider.simulator.SimulatorTest"
        })
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.mode.classes.default", value = "concurrent")
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.config.fixed.parallelism", value = "3")
class WaitingTest {}
