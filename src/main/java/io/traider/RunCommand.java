package io.traider;

import io.traider.domain.Mode;
import io.traider.simulator.Fault;
import io.traider.simulator.SimulatorSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code traider run}: the whole platform, until it is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the whole platform: feeds, engine, journal, API and console. Ctrl-C stops it.",
        footer = {
            "",
            "TRAIDER_ADMIN_PASSWORD in the environment sets the password of the user 'admin'.",
            "Each feed has a journal of its own, as trades on one market are none on another: data, data/live and",
            "data/replay, unless --data is given. data/replay is emptied at each start."
        })
final class RunCommand implements Callable<Integer> {

    private static final String DEFAULT_SEED = "20260801";

    @Option(
            names = "--feed",
            defaultValue = "simulated",
            paramLabel = "FEED",
            description = "where frames come from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private FeedMode feed = FeedMode.SIMULATED;

    @Option(
            names = "--mode",
            defaultValue = "paper",
            paramLabel = "MODE",
            description = "what orders meet; paper is the only one in this release (default: ${DEFAULT-VALUE})")
    private Mode mode = Mode.PAPER;

    @Option(
            names = "--captures",
            paramLabel = "PATH",
            description = "recorded frames for --feed=replay, file or folder")
    private @Nullable Path captures;

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "N",
            description = "recorded seconds a second, or max (default: ${DEFAULT-VALUE})")
    private String speed = "1";

    @Option(names = "--exit-at-end", description = "stop when the replay is over")
    private boolean exitAtEnd;

    @Option(names = "--stop-after", paramLabel = "SECONDS", description = "stop by itself so long after it is up")
    private @Nullable Integer stopAfter;

    @Option(names = "--record", paramLabel = "DIR", description = "write every received frame to this folder")
    private @Nullable Path record;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "database, logs and whatever else outlives a run (default: see below)")
    private @Nullable Path data;

    @Option(names = "--db-url", paramLabel = "URL", description = "a Postgres to use in the place of the embedded one")
    private @Nullable String databaseUrl;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "where API and console listen; 0.0.0.0 for every network, which wants a proxy with TLS before it"
                            + " (default: ${DEFAULT-VALUE})")
    private String address = "127.0.0.1";

    @Option(
            names = "--api-port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "0 for any free one (default: ${DEFAULT-VALUE})")
    private int apiPort;

    @Option(
            names = "--console-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "0 for any free one (default: ${DEFAULT-VALUE})")
    private int consolePort;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            description = "folder with route files (default: camel-routes beside the platform)")
    private @Nullable Path routes;

    @Option(
            names = "--seed",
            defaultValue = DEFAULT_SEED,
            paramLabel = "N",
            description = "the same seed, the same simulated market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--rate",
            defaultValue = "300",
            paramLabel = "N",
            description = "frames a second from the simulated venues, roughly (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "something that goes wrong at a simulated venue, such as kraken:checksum@30s or"
                    + " coinbase:silence@1m+20s; may be repeated")
    private List<String> faults = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        RunSettings settings = settings();
        PrintWriter err = spec.commandLine().getErr();
        Stop stop = Stop.onSignals();
        try (Platform platform = Platform.start(settings, new Progress(System.out, Startup.begunAt()), stop)) {
            if (stopAfter != null) {
                stop.wishAfter(Duration.ofSeconds(stopAfter));
            }
            platform.await(stop);
            return ExitCode.OK;
        } catch (StartException e) {
            err.println("traider: " + e.getMessage());
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    /** @throws ParameterException when an option's value, or a combination, makes no sense */
    RunSettings settings() {
        if (mode == Mode.LIVE) {
            throw wrong("--mode=live: this release trades on paper only. Maybe --feed=live for paper trading on the"
                    + " venues' real feeds");
        }
        if ((feed == FeedMode.REPLAY) != (captures != null)) {
            throw wrong(
                    feed == FeedMode.REPLAY
                            ? "--feed=replay needs --captures=PATH"
                            : "--captures is for --feed=replay. Maybe add --feed=replay");
        }
        Path home = Path.of(System.getProperty("traider.home", "."));
        try {
            return new RunSettings(
                    feed,
                    captures,
                    speed(),
                    exitAtEnd,
                    record,
                    data(home),
                    data == null && feed == FeedMode.REPLAY,
                    address,
                    port("--api-port", apiPort),
                    port("--console-port", consolePort),
                    databaseUrl,
                    routes == null ? home.resolve("camel-routes") : routes,
                    seed,
                    SimulatorSettings.defaults().withFramesPerSecond(rate).framesPerSecond(),
                    faults.stream().map(Fault::parse).toList(),
                    System.getenv("TRAIDER_ADMIN_PASSWORD"));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Path data(Path home) {
        Path folder = home.resolve("data");
        if (data != null) {
            folder = data;
        } else if (feed != FeedMode.SIMULATED) {
            folder = folder.resolve(feed.toString());
        }
        return folder.toAbsolutePath().normalize();
    }

    private double speed() {
        if (speed.equals("max")) {
            return RunSettings.AS_FAST_AS_IT_GOES;
        }
        double factor;
        try {
            factor = Double.parseDouble(speed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--speed=" + speed + " is no number. Maybe 1, 10 or max", e);
        }
        if (!(factor > 0 && factor <= 100_000)) {
            throw new IllegalArgumentException("--speed=" + speed + " is not in (0, 100000]. Maybe max");
        }
        return factor;
    }

    private static int port(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(option + "=" + port + " is no port. Maybe 0 for any free one");
        }
        return port;
    }

    private ParameterException wrong(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
