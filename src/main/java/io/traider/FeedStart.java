package io.traider;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.traider.Progress.Done;
import io.traider.StageTimes.Stage;
import io.traider.domain.InstrumentId;
import io.traider.journal.CaptureSink;
import io.traider.session.TradingSession;
import io.traider.venue.Frame;
import io.traider.venue.capture.FrameRecorder;
import io.traider.venue.live.Endpoints;
import io.traider.venue.route.Feeds;
import io.traider.venue.route.FrameRoutes;
import io.traider.venue.route.RouteFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/** The part of the start that brings frames into the session: recorder, routes, and where the frames come from. */
final class FeedStart {

    private final RunSettings settings;
    private final Progress progress;
    private final Parts parts;
    private final ApplicationContext core;
    private final TradingSession session;
    private final CaptureSink capture;
    private final ReplayEnd end;

    FeedStart(
            RunSettings settings,
            Progress progress,
            Parts parts,
            ApplicationContext core,
            TradingSession session,
            CaptureSink capture,
            ReplayEnd end) {
        this.settings = settings;
        this.progress = progress;
        this.parts = parts;
        this.core = core;
        this.session = session;
        this.capture = capture;
        this.end = end;
    }

    FeedMonitor start(Set<InstrumentId> instruments) {
        SessionSink sink =
                new SessionSink(session, capture, InstantSource.system(), settings.feed() == FeedMode.REPLAY);
        Feeds feeds = new Feeds(sink, session::feed);
        FrameRoutes routes = parts.add("routes", progress.part("routes", () -> routes(feeds)));
        FeedMonitor monitor = parts.add("feed monitor", new FeedMonitor(feeds, session, capture));
        FrameSource source = parts.add("feeds", progress.part("feeds", () -> {
            FrameSource made = source(instruments, feeds, routes, monitor::changed);
            return new Done<>(made, made.words());
        }));
        parts.add("session sink", sink);
        monitor.start(source);
        PrometheusMeterRegistry registry = core.getBean(PrometheusMeterRegistry.class);
        new PlatformMeters(registry).feeds(feeds, routes);
        if (settings.feed() != FeedMode.REPLAY) {
            parts.add(
                    "arrival times", StageTimes.start(Map.of(Stage.ARRIVED_TO_OFFERED, sink::underWayNanos), registry));
        }
        return monitor;
    }

    private Done<FrameRoutes> routes(Feeds feeds) throws IOException {
        Consumer<Frame> recorder = recorder();
        return new Done<>(
                FrameRoutes.start(feeds, RouteFiles.in(settings.routes()), recorder),
                "from " + settings.routes() + (settings.record() == null ? "" : ", recording to " + settings.record()));
    }

    private Consumer<Frame> recorder() throws IOException {
        Path folder = settings.record();
        if (folder == null) {
            return frame -> {};
        }
        FrameRecorder recorder = parts.add("recorder", FrameRecorder.start(folder));
        new PlatformMeters(core.getBean(PrometheusMeterRegistry.class)).recorder(recorder);
        return recorder::record;
    }

    private FrameSource source(Set<InstrumentId> instruments, Feeds feeds, FrameRoutes routes, Runnable onChange)
            throws IOException {
        Path captures = settings.captures();
        if (captures != null) {
            return ReplaySource.start(captures, settings.speed(), routes::accept, end::reached);
        }
        return settings.feed() == FeedMode.LIVE
                ? VenueSource.live(core.getBean(Endpoints.class), instruments, feeds, routes, onChange)
                : VenueSource.simulated(settings, instruments, feeds, routes, onChange);
    }
}
