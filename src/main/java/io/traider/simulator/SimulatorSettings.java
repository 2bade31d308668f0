package io.traider.simulator;

import io.traider.domain.InstrumentId;
import java.util.List;
import java.util.Set;

/**
 * How the simulated venues behave.
 *
 * @param seed the same seed gives the same market, step for step
 * @param speed market seconds for each second of the wall clock; 1 is real time
 * @param framesPerSecond how many frames a second of market time, roughly, are sent to one who subscribes to every book,
 *     trade and price of all fifteen instruments; the least is about 270, since the books follow the price in any case
 * @param instruments what is listed; empty for everything
 * @param port on loopback; 0 for any free one
 * @param faults to happen by themselves
 */
public record SimulatorSettings(
        long seed, double speed, int framesPerSecond, Set<InstrumentId> instruments, int port, List<Fault> faults) {

    public SimulatorSettings {
        if (!(speed > 0 && speed <= 10_000)) {
            throw new IllegalArgumentException("speed " + speed + " is not in (0, 10000]. Maybe 1 for real time");
        }
        if (framesPerSecond < 1 || framesPerSecond > 50_000) {
            throw new IllegalArgumentException(
                    "framesPerSecond " + framesPerSecond + " is not in 1..50000. Maybe 400 for an ordinary day");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535. Maybe 0 for any free one");
        }
        instruments = Set.copyOf(instruments);
        faults = List.copyOf(faults);
    }

    /** Everything listed, real time, about 400 frames a second, any free port, no faults. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(20_260_801, 1, 400, Set.of(), 0, List.of());
    }

    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(newSeed, speed, framesPerSecond, instruments, port, faults);
    }

    public SimulatorSettings withSpeed(double newSpeed) {
        return new SimulatorSettings(seed, newSpeed, framesPerSecond, instruments, port, faults);
    }

    public SimulatorSettings withFramesPerSecond(int frames) {
        return new SimulatorSettings(seed, speed, frames, instruments, port, faults);
    }

    public SimulatorSettings withInstruments(Set<InstrumentId> listed) {
        return new SimulatorSettings(seed, speed, framesPerSecond, listed, port, faults);
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(seed, speed, framesPerSecond, instruments, newPort, faults);
    }

    public SimulatorSettings withFaults(List<Fault> newFaults) {
        return new SimulatorSettings(seed, speed, framesPerSecond, instruments, port, newFaults);
    }

    /** Orders a second for the average instrument that lead to about the wanted frames; a fit to measurements. */
    double ordersPerSecond() {
        return Math.max(1, StrictMath.pow(Math.max(0, framesPerSecond - 260) / 26.0, 1.25));
    }
}
