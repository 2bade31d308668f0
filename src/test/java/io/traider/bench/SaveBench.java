package io.traider.bench;

import io.traider.release.BuiltPack;
import io.traider.release.CheckReport;
import io.traider.release.Foundry;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long people wait: for what the editor says, and from saving to being in force. Every text is another one. */
final class SaveBench {

    private static final int RULES = 50;
    private static final int WARM_UP = 12;
    private static final int ROUNDS = 40;
    private static final int LIVE_WARM_UP = 5;
    private static final int LIVE_ROUNDS = 12;
    private static final int PER_SECOND = 5_000;
    private static final long PATIENCE = 60;

    /** @param firstMillis of the first text of all, while the process starts */
    record Waiting(String what, long firstMillis, int rounds, long p50Millis, long p99Millis, long aimMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: p50 %,d ms, p99 %,d ms, aim %,d ms (%d texts; the first, cold, %,d ms)",
                    what,
                    p50Millis,
                    p99Millis,
                    aimMillis,
                    rounds,
                    firstMillis);
        }
    }

    private SaveBench() {}

    static Waiting feedback(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        return measure(
                "editor feedback, " + RULES + " rules",
                WARM_UP,
                ROUNDS,
                300,
                round -> good(foundry.check("bench", FiftyRules.source(LiveRules.PACK, RULES, round), false)
                        .get(PATIENCE, TimeUnit.SECONDS)));
    }

    static Waiting live(Foundry foundry, int rules, long aim)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (LiveRules live = new LiveRules(PER_SECOND)) {
            return measure(
                    "save to live, " + rules + " rules, beside " + PER_SECOND + " events/s",
                    LIVE_WARM_UP,
                    LIVE_ROUNDS,
                    aim,
                    round -> {
                        BuiltPack built = foundry.build(FiftyRules.source(LiveRules.PACK, rules, round))
                                .get(PATIENCE, TimeUnit.SECONDS);
                        good(built.report());
                        live.publish(built.pack());
                    });
        }
    }

    private static void good(CheckReport report) {
        if (!report.builds()) {
            throw new IllegalStateException("the rules of the measurement are refused: " + report.problems());
        }
    }

    @FunctionalInterface
    private interface Round {
        void go(int round) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static Waiting measure(String what, int warmUp, int rounds, long aim, Round work)
            throws InterruptedException, ExecutionException, TimeoutException {
        long first = 0;
        long[] millis = new long[rounds];
        for (int round = 0; round < warmUp + rounds; round++) {
            long start = System.nanoTime();
            work.go(round);
            long took = (System.nanoTime() - start) / 1_000_000;
            first = round == 0 ? took : first;
            if (round >= warmUp) {
                millis[round - warmUp] = took;
            }
        }
        Arrays.sort(millis);
        return new Waiting(what, first, rounds, millis[rounds / 2], millis[(rounds * 99 - 1) / 100], aim);
    }
}
