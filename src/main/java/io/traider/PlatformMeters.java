package io.traider;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Venue;
import io.traider.engine.PackUse;
import io.traider.journal.CaptureSink;
import io.traider.journal.ParityCheck;
import io.traider.journal.StepLog;
import io.traider.parity.ParityDesk;
import io.traider.release.ReleaseAlert;
import io.traider.release.ReleaseDesk;
import io.traider.session.SessionMetrics.Counts;
import io.traider.session.TradingSession;
import io.traider.venue.FeedStatistics;
import io.traider.venue.FrameFault;
import io.traider.venue.InstrumentStatistics;
import io.traider.venue.capture.FrameRecorder;
import io.traider.venue.route.Feeds;
import io.traider.venue.route.FrameRoutes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Makes meters of what the parts of the corridor count. */
final class PlatformMeters {

    private final MeterRegistry registry;

    PlatformMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void feeds(Feeds feeds, FrameRoutes routes) {
        for (Venue venue : Venue.values()) {
            Tags tags = Tags.of("venue", venue.name());
            venue("traider.frames", "messages and REST answers received", tags, feeds, FeedStatistics::frames);
            venue("traider.feed.gaps", "sequence gaps", tags, feeds, PlatformMeters::gaps);
            venue("traider.feed.connects", "times that a connection was opened", tags, feeds, FeedStatistics::connects);
            venue(
                    "traider.feed.checksum.failures",
                    "checksums that were wrong",
                    tags,
                    feeds,
                    statistics -> sum(statistics, InstrumentStatistics::checksumsFailed));
            venue(
                    "traider.feed.crossed",
                    "books seen crossed",
                    tags,
                    feeds,
                    statistics -> sum(statistics, InstrumentStatistics::crossed));
            for (FrameFault fault : FrameFault.values()) {
                Tags with = tags.and("fault", fault.name().toLowerCase(Locale.ROOT));
                venue(
                        "traider.frames.faulty",
                        "frames that were not used",
                        with,
                        feeds,
                        statistics -> statistics.faults(fault));
            }
        }
        counter("traider.routes.frames", "frames that entered a route", Tags.empty(), routes::accepted);
        counter("traider.routes.failed", "frames that a route failed on", Tags.empty(), routes::failed);
        gauge(
                "traider.routes.broken",
                "edited route files that are not in force",
                Tags.empty(),
                () -> routes.broken().size());
        counter("traider.feed.refused", "events refused because the session was full", Tags.empty(), feeds::refused);
    }

    private static long gaps(FeedStatistics statistics) {
        return statistics.gaps() + sum(statistics, InstrumentStatistics::gaps);
    }

    private static long sum(FeedStatistics statistics, ToLongFunction<InstrumentStatistics> count) {
        return statistics.instruments().stream().mapToLong(count).sum();
    }

    private void venue(String name, String words, Tags tags, Feeds feeds, ToLongFunction<FeedStatistics> count) {
        counter(
                name,
                words,
                tags,
                () -> feeds.statistics().stream()
                        .filter(statistics -> tags.stream()
                                .anyMatch(tag ->
                                        tag.getValue().equals(statistics.venue().name())))
                        .mapToLong(count)
                        .sum());
    }

    void session(TradingSession session) {
        count("traider.inputs", "inputs of the engine", session, Counts::inputs);
        count("traider.market.events", "market events that reached the engine", session, Counts::marketEvents);
        count("traider.decisions", "decisions", session, Counts::decisions);
        count("traider.decisions.denied", "decisions that the checks denied", session, Counts::denied);
        count("traider.orders", "orders sent", session, Counts::orders);
        count("traider.fills", "fills", session, Counts::fills);
        count("traider.market.shed", "market events lost because the session was full", session, Counts::shed);
        count("traider.steps.dropped", "steps that slow listeners missed", session, Counts::droppedSteps);
        gauge("traider.session.queued", "market events that wait for the engine", Tags.empty(), session::queued);
        gauge(
                "traider.session.fit",
                "1 when fit to trade",
                Tags.empty(),
                () -> session.state().fit() ? 1 : 0);
        for (State state : State.values()) {
            gauge(
                    "traider.feeds",
                    "instruments by the state of their feed",
                    Tags.of("state", state.name()),
                    () -> session.state().feeds().stream()
                            .filter(feed -> feed.state() == state)
                            .count());
        }
        money("traider.equity", "cash and the worth of what is held", session, PortfolioSummary::equity);
        money("traider.cash", "free and margined cash", session, PortfolioSummary::cash);
        money("traider.pnl.realized", "realised profit", session, PortfolioSummary::realizedPnl);
        money("traider.pnl.unrealized", "unrealised profit", session, PortfolioSummary::unrealizedPnl);
        money("traider.pnl.daily", "change of equity since the UTC day began", session, PortfolioSummary::dailyPnl);
        money("traider.fees", "fees paid", session, PortfolioSummary::fees);
        money("traider.funding", "funding received", session, PortfolioSummary::funding);
        money("traider.drawdown", "largest fall from the peak, a fraction", session, PortfolioSummary::maxDrawdown);
    }

    private void count(String name, String words, TradingSession session, ToLongFunction<Counts> count) {
        counter(
                name,
                words,
                Tags.empty(),
                () -> count.applyAsLong(session.metrics().counts()));
    }

    private void money(
            String name, String words, TradingSession session, Function<PortfolioSummary, BigDecimal> amount) {
        gauge(name, words, Tags.empty(), () -> amount.apply(session.state().portfolio()));
    }

    void journal(StepLog log, CaptureSink capture) {
        gauge(
                "traider.journal.behind",
                "steps that are not durable yet",
                Tags.empty(),
                () -> log.health().behind());
        gauge(
                "traider.journal.healthy",
                "1 when the storage takes what it is given",
                Tags.empty(),
                () -> log.health().healthy() ? 1 : 0);
        counter(
                "traider.journal.retries",
                "commits that failed",
                Tags.empty(),
                () -> log.health().retries());
        counter(
                "traider.journal.blocks",
                "blocks committed",
                Tags.empty(),
                () -> log.health().blocks());
        counter(
                "traider.journal.bytes",
                "bytes of inputs committed",
                Tags.empty(),
                () -> log.health().bytes());
        gauge(
                "traider.capture.queued",
                "events that wait for the capture",
                Tags.empty(),
                () -> capture.health().queued());
        for (String kind : List.of("book", "trade", "funding", "mark", "status", "equity")) {
            Tags tags = Tags.of("kind", kind);
            counter(
                    "traider.capture.kept",
                    "events captured",
                    tags,
                    () -> capture.health().kept().getOrDefault(kind, 0L));
            counter(
                    "traider.capture.shed",
                    "events that the capture lost",
                    tags,
                    () -> capture.health().shed().getOrDefault(kind, 0L));
        }
    }

    void parity(ParityDesk desk) {
        gauge(
                "traider.parity.identical",
                "1 when the last replay of a recorded day was the same, 0 when not, -1 when none was done",
                Tags.empty(),
                () -> desk.last().map(check -> check.alarming() ? 0 : 1).orElse(-1));
        gauge(
                "traider.parity.differences",
                "differences that the last replay found",
                Tags.empty(),
                () -> desk.last()
                        .map(ParityCheck::figures)
                        .map(figures -> (Number) figures.differences())
                        .orElse(0));
        gauge(
                "traider.parity.finished",
                "when the last replay ended, seconds since 1970",
                Tags.empty(),
                () -> desk.last()
                        .map(ParityCheck::finishedAt)
                        .map(time -> (Number) time.getEpochSecond())
                        .orElse(0));
        gauge(
                "traider.parity.running",
                "1 while a day is replayed",
                Tags.empty(),
                () -> desk.running().isPresent() ? 1 : 0);
    }

    void releases(ReleaseDesk desk, TradingSession session) {
        for (ReleaseAlert.Kind kind : ReleaseAlert.Kind.values()) {
            gauge(
                    "traider.release.alerts",
                    "what people must look at of releases",
                    Tags.of("kind", kind.name()),
                    () -> desk.alerts().stream()
                            .filter(alert -> alert.kind() == kind)
                            .count());
        }
        for (PackUse pack : session.state().use()) {
            Tags tags = Tags.of("pack", pack.pack());
            pack("traider.rules.asked", "times that a pack was asked", tags, session, PackUse::asked);
            pack("traider.rules.nanos", "time spent in a pack", tags, session, PackUse::nanos);
            pack("traider.rules.faults", "decisions of a pack that failed closed", tags, session, PackUse::faults);
        }
    }

    /** Counts begin anew with another version of the pack, as after a restart. */
    private void pack(String name, String words, Tags tags, TradingSession session, ToLongFunction<PackUse> count) {
        counter(
                name,
                words,
                tags,
                () -> session.state().use().stream()
                        .filter(use ->
                                tags.stream().anyMatch(tag -> tag.getValue().equals(use.pack())))
                        .mapToLong(count)
                        .sum());
    }

    void recorder(FrameRecorder recorder) {
        counter("traider.recorder.frames", "frames recorded", Tags.empty(), recorder::recorded);
        counter("traider.recorder.lost", "frames that were not recorded", Tags.empty(), recorder::lost);
    }

    private void counter(String name, String words, Tags tags, Supplier<Long> value) {
        // The meter holds what it asks only weakly; the registry lives as long as its meters.
        FunctionCounter.builder(name, registry, _ -> value.get().doubleValue())
                .tags(tags)
                .description(words)
                .register(registry);
    }

    private void gauge(String name, String words, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value)
                .tags(tags)
                .description(words)
                .strongReference(true)
                .register(registry);
    }
}
