package io.traider.judging;

import io.traider.domain.InstrumentId;
import io.traider.engine.ScoreSample;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scores that wait for their future. What the price is at the end of a horizon is taken from the instrument's last score up to
 * that moment; where that is older than a fifth of the horizon, or a second if that is longer, nobody knows and the score is left
 * out. Of a long horizon not every score is kept: those close together would say the same. For one thread.
 */
public final class Maturing {

    private static final long SECOND = 1_000_000_000L;
    private static final double BPS = 1e4;
    private static final int MOST_IN_A_HORIZON = 256;

    private final Aim aim;
    private final TakerFees fees;
    private final int stretch;
    private final long horizon;
    private final Consumer<Outcome> ripe;
    private final Map<InstrumentId, Queue> queues = new TreeMap<>();

    private static final class Queue {
        private final ArrayDeque<ScoreSample> waiting = new ArrayDeque<>();
        private @Nullable ScoreSample last;
    }

    /** @param ripe hears of each outcome, the earliest of an instrument first */
    public Maturing(Aim aim, TakerFees fees, int stretch, Consumer<Outcome> ripe) {
        this.aim = aim;
        this.fees = fees;
        this.stretch = stretch;
        this.horizon = aim.horizon().toNanos();
        this.ripe = ripe;
    }

    /** The next score; those of one instrument come in the order of time. */
    public void add(ScoreSample sample) {
        Queue queue = queues.computeIfAbsent(sample.instrument(), _ -> new Queue());
        ScoreSample last = queue.last;
        while (!queue.waiting.isEmpty() && queue.waiting.peek().nanos() + horizon < sample.nanos()) {
            ScoreSample due = queue.waiting.remove();
            if (last != null) {
                mature(due, last);
            }
        }
        ScoreSample youngest = queue.waiting.peekLast();
        boolean apart = youngest == null || sample.nanos() - youngest.nanos() >= horizon / MOST_IN_A_HORIZON;
        if (!sample.refused() && apart) {
            queue.waiting.add(sample);
        }
        queue.last = sample;
    }

    private void mature(ScoreSample due, ScoreSample then) {
        long end = due.nanos() + horizon;
        if (end - then.nanos() > Math.max(SECOND, horizon / 5)) {
            return;
        }
        double label = aim.label(due, then, fees.bps(due.instrument(), due.nanos()));
        if (!Double.isNaN(label)) {
            double gross = aim.sign() * BPS * (then.mid() - due.mid()) / due.mid();
            ripe.accept(new Outcome(stretch, due.instrument(), due.nanos(), due.score(), (int) label, gross));
        }
    }
}
