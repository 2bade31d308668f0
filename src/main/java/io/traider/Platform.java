package io.traider;

import io.traider.api.Api;
import io.traider.console.Console;
import io.traider.domain.FeedHealth;
import io.traider.session.TradingSession;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The running platform, from the data folder to the console. Closing it ends everything, the database last. */
final class Platform implements AutoCloseable {

    static final String SOFTWARE = "0.1.0";

    private final Parts parts;
    private final Progress progress;
    private final TradingSession session;
    private final FeedMonitor monitor;
    private final ReplayEnd end;
    private final ConfigurableApplicationContext api;
    private final ConfigurableApplicationContext console;

    Platform(
            Parts parts,
            Progress progress,
            TradingSession session,
            FeedMonitor monitor,
            ReplayEnd end,
            ConfigurableApplicationContext api,
            ConfigurableApplicationContext console) {
        this.parts = parts;
        this.progress = progress;
        this.session = session;
        this.monitor = monitor;
        this.end = end;
        this.api = api;
        this.console = console;
    }

    /**
     * Starts everything and returns when it can be used.
     *
     * @param stop ends the start before its next part
     * @throws StartException when something cannot be started, or it was stopped; nothing is left behind
     */
    static Platform start(RunSettings settings, Progress progress, Stop stop) {
        return new PlatformStart(settings, progress, stop).start();
    }

    TradingSession session() {
        return session;
    }

    /** How every instrument's feed does now. */
    List<FeedHealth> feeds() {
        return monitor.health();
    }

    int apiPort() {
        return Api.port(api);
    }

    int consolePort() {
        return Console.port(console);
    }

    /** What came of the replay, once it is over; empty before, and where there is none. */
    String end() {
        return end.words();
    }

    /** Returns when somebody wishes that it stops. */
    void await(Stop stop) {
        end.then(stop);
        stop.await();
    }

    @Override
    public void close() {
        progress.line("Stops");
        parts.close();
        progress.line("Stopped");
    }
}
