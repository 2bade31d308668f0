package io.traider;

import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import io.traider.backtest.JournalEvents;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.Step;
import io.traider.execution.ExecutionModel;
import io.traider.execution.VenueTerms;
import io.traider.journal.JournalBlocks;
import io.traider.journal.JournalInputs;
import io.traider.judging.Stretch;
import io.traider.model.ModelCard;
import io.traider.model.Purpose;
import io.traider.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A past that none of the models was trained on: what this installation recorded of the venues after the spans that their cards
 * name and the horizons that their labels reach beyond them, and where that is too short, markets simulated with seeds that no
 * card names. What was recorded of the simulator, or of recordings, which may be the simulator's, is left out: nobody knows its
 * seed, so it may be what a model was trained on.
 */
final class HeldBack {

    /** Recorded time that is enough, and the most that is gone through. */
    private static final Duration ENOUGH = Duration.ofMinutes(30);

    private static final Duration MOST = Duration.ofHours(6);
    private static final Pattern SEED = Pattern.compile("seed[ =]+(\\d{1,18})");
    private static final long FIRST_SEED = 9_001;
    private static final int MARKETS = 3;
    private static final String SIMULATED = "simulated";
    private static final String LIVE = "live";
    private static final long NANO = 1_000_000_000L;

    private final JournalInputs journal;
    private final JournalBlocks blocks;
    private final String feed;
    private final Duration simulated;
    private final ExecutionModel model = ExecutionModel.paper(VenueTerms.shipped());

    /**
     * @param feed of the platform, whose temper its strategies have on what it recorded
     * @param simulated length of each simulated market
     */
    HeldBack(JournalInputs journal, JournalBlocks blocks, String feed, Duration simulated) {
        this.journal = journal;
        this.blocks = blocks;
        this.feed = feed;
        this.simulated = simulated;
    }

    /** @param cards of the candidate, and of every model beside which it is judged */
    List<Stretch> of(List<ModelCard> cards, Set<InstrumentId> instruments) {
        return recorded(cards).map(List::of).orElseGet(() -> simulated(cards, instruments));
    }

    private Optional<Stretch> recorded(List<ModelCard> cards) {
        return journal.recorded().flatMap(kept -> {
            long to = kept.lastNanos() + 1;
            long trained = cards.stream()
                    .mapToLong(card -> trainedUntil(card.purpose()))
                    .max()
                    .orElse(Long.MIN_VALUE);
            long wanted = Math.max(Math.max(kept.firstNanos(), trained), to - MOST.toNanos());
            return sessionOfVenues(wanted).flatMap(session -> {
                long from = Math.max(wanted, session.input().nanos());
                return to - from < ENOUGH.toNanos() ? Optional.empty() : recorded(session, from, to);
            });
        });
    }

    /** The label of the last row of training reaches a horizon beyond the span. */
    private static long trainedUntil(Purpose purpose) {
        Purpose.Span span = purpose.span();
        Duration horizon = purpose.horizon();
        return span == null
                ? Long.MIN_VALUE
                : nanos(horizon == null ? span.to() : span.to().plus(horizon));
    }

    /** The first, reaching back to a time, of the latest sessions that all heard the venues; empty when the latest did not. */
    private Optional<Step> sessionOfVenues(long fromNanos) {
        Optional<Step> first = Optional.empty();
        Optional<Step> next = blocks.sessionStart(Long.MAX_VALUE);
        while (next.filter(HeldBack::ofVenues).isPresent()) {
            first = next;
            Step session = next.orElseThrow();
            boolean enough = session.input().nanos() <= fromNanos;
            next = enough ? Optional.empty() : blocks.sessionStart(session.sequence() - 1);
        }
        return first;
    }

    private static boolean ofVenues(Step session) {
        return session.input() instanceof Input.Started started
                && started.feed().equals(LIVE);
    }

    /** Books and features begin with a session, so it is read from the beginning of the one that reaches into the time. */
    private Optional<Stretch> recorded(Step session, long from, long to) {
        return blocks.range(from, to).map(range -> {
            long began = blocks.sessionStart(range.first()).map(Step::sequence).orElse(range.first());
            long first = Math.max(session.sequence(), began);
            String words = "recorded by this installation, " + time(from) + " to " + time(to);
            return new Stretch(
                    words, true, plan(words, feed, from, to, 1), () -> new JournalEvents(journal, first, range.last()));
        });
    }

    private List<Stretch> simulated(List<ModelCard> cards, Set<InstrumentId> instruments) {
        Set<Long> trained = new TreeSet<>();
        cards.stream()
                .flatMap(card -> SEED.matcher(card.trainedOn()).results())
                .map(MatchResult::group)
                .forEach(found -> trained.add(Long.parseLong(found.replaceAll("\\D", ""))));
        List<Stretch> all = new ArrayList<>();
        for (long seed = FIRST_SEED; all.size() < MARKETS; seed++) {
            if (!trained.contains(seed)) {
                all.add(simulated(seed, PastOptions.NEW_YEAR + all.size() * simulated.toNanos(), instruments));
            }
        }
        return all;
    }

    private Stretch simulated(long seed, long from, Set<InstrumentId> instruments) {
        long to = from + simulated.toNanos();
        SimulatorSettings settings = SimulatorSettings.defaults().withSeed(seed).withInstruments(instruments);
        String words = "the simulated market, seed " + seed + ", " + simulated.toMinutes()
                + " minutes, which is no market of the world";
        Stretch.Events events = () -> (EventSource) new SimulatedEvents(settings, from, to);
        return new Stretch(words, false, plan(words, SIMULATED, from, to, seed), events);
    }

    private BacktestPlan plan(String words, String temper, long from, long to, long seed) {
        return new BacktestPlan("judgement", words, temper, from, to, model, seed, Platform.SOFTWARE);
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANO), time.getNano());
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS);
    }
}
