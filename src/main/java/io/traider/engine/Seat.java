package io.traider.engine;

import io.traider.domain.Figure;
import io.traider.domain.InstrumentId;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.rule.RulePack;
import io.traider.rule.Rules;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule pack sits that is asked, with perhaps another beside it that decides nothing. Asks it, times it, counts, and
 * fails closed. For the engine's thread.
 *
 * @param <S> everything that a decision is made of
 * @param <A> what rules say to it
 */
final class Seat<S, A extends @Nullable Object> {

    private static final long MICRO = 1_000;

    private final Function<RulePack, Rules<S, A>> maker;
    private final Function<A, Said> saying;
    private final Pace pace;
    private final long budgetNanos;
    private Rules<S, A> active;
    private long asked;
    private long nanos;
    private Timings times = new Timings();
    private long faults;
    private long faultsEver;
    private @Nullable Rules<S, A> other;
    private @Nullable Beside beside;

    /**
     * @param saying what an answer means
     * @param budgetNanos how long an asking may take
     */
    Seat(RulePack pack, Function<RulePack, Rules<S, A>> maker, Function<A, Said> saying, Pace pace, long budgetNanos) {
        this.maker = maker;
        this.saying = saying;
        this.pace = pace;
        this.budgetNanos = budgetNanos;
        this.active = maker.apply(pack);
    }

    RulePack pack() {
        return active.pack();
    }

    /** What the rules in force are shown. */
    Rules<S, A> rules() {
        return active;
    }

    /** Times that rules of this seat could not be asked, or not in time. */
    long faults() {
        return faultsEver;
    }

    /** Another pack decides from now on. One that ran beside it does so no longer; another that does is compared anew. */
    void seat(RulePack pack) {
        active = maker.apply(pack);
        asked = 0;
        nanos = 0;
        times = new Timings();
        faults = 0;
        Rules<S, A> second = other;
        shadow(second == null || second.pack().hash().equals(pack.hash()) ? null : second.pack());
    }

    /** Another pack runs beside; {@code null} when none does any more. */
    void shadow(@Nullable RulePack pack) {
        other = pack == null ? null : maker.apply(pack);
        beside = pack == null ? null : new Beside(ReleaseKind.RULE_PACK, pack.name(), pack.hash());
    }

    A ask(S situation, String strategy, @Nullable InstrumentId instrument, Draft draft) {
        A answer = decide(situation, draft);
        if (other != null && beside != null) {
            compare(other, beside, situation, strategy, instrument, answer, draft);
        }
        return answer;
    }

    private A decide(S situation, Draft draft) {
        int asking = draft.nextAsking();
        asked++;
        RuleFault known = pace.onRecord(asking);
        if (known != null && known.hash().equals(active.pack().hash())) {
            return failed(known, draft);
        }
        long began = pace.begin();
        A answer = active.ask(situation);
        long took = pace.nanos() - began;
        nanos += took;
        times.add(took);
        RuleFault fault = fault(active, situation, took);
        return fault == null ? answer : failed(fault.at(asking), draft);
    }

    private A failed(RuleFault fault, Draft draft) {
        faults++;
        faultsEver++;
        draft.faulted(fault);
        return active.closed(fault);
    }

    /**
     * A thread that was held up is not the rules' fault. Nor is a machine that was while it worked: it may have run code for
     * the first time, or lent its processor to somebody else. Rules that are slow are slow twice.
     */
    private @Nullable RuleFault fault(Rules<S, A> rules, S situation, long took) {
        if (rules.fault() != null || took <= budgetNanos || pace.worked() <= budgetNanos) {
            return rules.fault();
        }
        pace.begin();
        rules.again(situation);
        long worked = pace.worked();
        return rules.fault() != null || worked <= budgetNanos ? rules.fault() : overrun(rules.pack(), worked);
    }

    private RuleFault overrun(RulePack pack, long worked) {
        Figure micros = Figure.of("micros", worked / MICRO);
        Figure budget = Figure.of("budget", budgetNanos / MICRO);
        return new RuleFault(
                pack.name(),
                pack.hash(),
                RuleFault.Kind.OVER_BUDGET,
                "",
                "took " + micros.value() + " µs of the " + budget.value() + " that it has for a decision",
                0,
                List.of(micros, budget));
    }

    private void compare(
            Rules<S, A> second,
            Beside count,
            S situation,
            String strategy,
            @Nullable InstrumentId instrument,
            A answer,
            Draft draft) {
        long began = pace.begin();
        A would = second.ask(situation);
        RuleFault fault = fault(second, situation, pace.nanos() - began);
        if (fault == null) {
            count.compare(draft, strategy, instrument, saying.apply(answer), saying.apply(would));
        } else {
            count.failed(fault.message());
        }
    }

    PackUse use() {
        SortedMap<String, RuleUse> rules = new TreeMap<>();
        active.tallies().forEach((name, tally) -> rules.put(name, new RuleUse(tally.hits(), tally.nanos())));
        return new PackUse(active.pack().name(), active.pack().hash(), asked, nanos, faults, times.copy(), rules);
    }

    @Nullable
    ShadowUse shadowUse() {
        return beside == null ? null : beside.use();
    }
}
