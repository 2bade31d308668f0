package io.traider;

import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import io.traider.backtest.JournalEvents;
import io.traider.domain.InstrumentId;
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
 * A past that a model was not trained on: what this installation recorded after the span that the model's card names, and where
 * that is too short, markets simulated with seeds that the card does not name.
 */
final class HeldBack {

    /** Recorded time that is enough, and the most that is gone through. */
    private static final Duration ENOUGH = Duration.ofMinutes(30);

    private static final Duration MOST = Duration.ofHours(6);
    private static final Pattern SEED = Pattern.compile("seed[ =]+(\\d{1,18})");
    private static final long FIRST_SEED = 9_001;
    private static final int MARKETS = 3;
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

    List<Stretch> of(ModelCard card, Set<InstrumentId> instruments) {
        return recorded(card).map(List::of).orElseGet(() -> simulated(card, instruments));
    }

    private Optional<Stretch> recorded(ModelCard card) {
        return journal.recorded().flatMap(kept -> {
            Purpose.Span span = card.purpose().span();
            long to = kept.lastNanos() + 1;
            long trained = span == null ? Long.MIN_VALUE : nanos(span.to());
            long from = Math.max(Math.max(kept.firstNanos(), trained), to - MOST.toNanos());
            return to - from < ENOUGH.toNanos() ? Optional.empty() : recorded(from, to);
        });
    }

    /** Books and features begin with a session, so it is read from the beginning of the one that reaches into the time. */
    private Optional<Stretch> recorded(long from, long to) {
        return blocks.range(from, to).map(range -> {
            long first = blocks.sessionStart(range.first())
                    .map(step -> step.sequence())
                    .orElse(range.first());
            String words = "recorded by this installation, " + time(from) + " to " + time(to);
            return new Stretch(
                    words, true, plan(words, feed, from, to, 1), () -> new JournalEvents(journal, first, range.last()));
        });
    }

    private List<Stretch> simulated(ModelCard card, Set<InstrumentId> instruments) {
        Set<Long> trained = new TreeSet<>();
        SEED.matcher(card.trainedOn())
                .results()
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
        return new Stretch(words, false, plan(words, "simulated", from, to, seed), events);
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
