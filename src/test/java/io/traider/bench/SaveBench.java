package io.traider.bench;

import io.traider.release.CheckReport;
import io.traider.release.Foundry;
import io.traider.rule.PackSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** How long people wait: for what the editor says, and from saving to being in force. Every text is another one. */
final class SaveBench {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 40;
    private static final int LIVE_WARM_UP = 5;
    private static final int LIVE_ROUNDS = 12;
    private static final int PER_SECOND = 5_000;
    private static final long FEEDBACK_MILLIS = 300;
    private static final long PATIENCE = 60;

    /**
     * Of several texts of one kind.
     *
     * @param firstMillis of the first text of all, while the process starts
     * @param processorMillis of the foundry's process for each text
     */
    record Waiting(
            String what,
            long firstMillis,
            int rounds,
            long p50Millis,
            long p99Millis,
            long aimMillis,
            long processorMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: p50 %,d ms, p99 %,d ms, aim %,d ms; the foundry took %,d ms of processor time for each (%d"
                            + " texts after the first ones; the very first %,d ms)",
                    what,
                    p50Millis,
                    p99Millis,
                    aimMillis,
                    processorMillis,
                    rounds,
                    firstMillis);
        }
    }

    /** Medians of what it is made of, in milliseconds. */
    record Live(Waiting whole, long save, long check, long approve, long publish) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s%n  of which save %,d ms, check with scenarios and submit %,d ms, approve %,d ms, publish %,d"
                            + " ms",
                    whole,
                    save,
                    check,
                    approve,
                    publish);
        }
    }

    private SaveBench() {}

    /** What is typed is wrong: the message comes. */
    static Waiting slips(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        return feedback(
                foundry, "editor feedback, 50 rules, a slip in one", false, i -> FiftyRules.slipped(LiveRules.PACK, i));
    }

    /** What is typed is right: so much is said. */
    static Waiting typing(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        return feedback(
                foundry, "editor feedback, 50 rules, one changed", true, i -> FiftyRules.typed(LiveRules.PACK, i));
    }

    /** Fifty rules that were not seen before, as after an import. */
    static Waiting pasted(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        return feedback(
                foundry,
                "editor feedback, 50 rules, all of them new",
                true,
                i -> FiftyRules.source(LiveRules.PACK, FiftyRules.RULES, i));
    }

    private static Waiting feedback(Foundry foundry, String what, boolean right, IntFunction<PackSource> texts)
            throws InterruptedException, ExecutionException, TimeoutException {
        long[] nanos = new long[WARM_UP + ROUNDS];
        long processor = 0;
        for (int round = 0; round < nanos.length; round++) {
            processor = round == WARM_UP ? foundryNanos() : processor;
            long start = System.nanoTime();
            CheckReport report =
                    foundry.check("bench", texts.apply(round), false).get(PATIENCE, TimeUnit.SECONDS);
            nanos[round] = System.nanoTime() - start;
            if (report.builds() != right) {
                throw new IllegalStateException("the rules of the measurement came to " + report.problems());
            }
        }
        return waiting(what, nanos, WARM_UP, FEEDBACK_MILLIS, foundryNanos() - processor);
    }

    /** Of a pack of so many rules, the whole way of {@link LiveDesk#publish}. */
    static Live live(Foundry foundry, int rules, long aim) throws IOException {
        LiveDesk.Way[] ways = new LiveDesk.Way[LIVE_WARM_UP + LIVE_ROUNDS];
        long processor = 0;
        try (LiveDesk desk = new LiveDesk(PER_SECOND, foundry)) {
            for (int round = 0; round < ways.length; round++) {
                processor = round == LIVE_WARM_UP ? foundryNanos() : processor;
                ways[round] = desk.publish(FiftyRules.source(LiveRules.PACK, rules, round));
            }
            processor = foundryNanos() - processor;
        }
        Waiting whole = waiting(
                "save to live, " + rules + " rules, beside " + PER_SECOND + " events/s",
                Arrays.stream(ways).mapToLong(LiveDesk.Way::whole).toArray(),
                LIVE_WARM_UP,
                aim,
                processor);
        LiveDesk.Way[] warm = Arrays.copyOfRange(ways, LIVE_WARM_UP, ways.length);
        return new Live(
                whole,
                median(Arrays.stream(warm).mapToLong(LiveDesk.Way::save)),
                median(Arrays.stream(warm).mapToLong(LiveDesk.Way::check)),
                median(Arrays.stream(warm).mapToLong(LiveDesk.Way::approve)),
                median(Arrays.stream(warm).mapToLong(LiveDesk.Way::publish)));
    }

    private static Waiting waiting(String what, long[] nanos, int warmUp, long aim, long processor) {
        long[] warm = Arrays.stream(nanos).skip(warmUp).sorted().toArray();
        return new Waiting(
                what,
                millis(nanos[0]),
                warm.length,
                millis(warm[warm.length / 2]),
                millis(warm[(warm.length * 99 - 1) / 100]),
                aim,
                millis(processor / warm.length));
    }

    private static long median(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        return millis(sorted[sorted.length / 2]);
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }

    /** Processor time of the foundry's process until now. */
    private static long foundryNanos() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> each.info()
                        .command()
                        .filter(name -> name.endsWith("java"))
                        .isPresent())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
