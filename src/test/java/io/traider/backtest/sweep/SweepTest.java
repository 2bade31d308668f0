package io.traider.backtest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.backtest.BacktestResult;
import io.traider.backtest.EmaCross;
import io.traider.backtest.FailedRun;
import io.traider.backtest.sweep.SweepJob.Part;
import io.traider.bench.Ta4jBars;
import io.traider.domain.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final Ta4jBars BARS = Ta4jBars.walk(600, 4);
    private static final int UNSETTLED = 31;
    private static final long FROM = BARS.bars().getFirst().startNanos();
    private static final long TO = BARS.bars().getLast().endNanos();

    private final AtomicInteger runs = new AtomicInteger();

    /** The EMA cross with the job's spans. */
    private final class Crossing implements Sweep.Worker {
        @Override
        public BacktestResult run(SweepJob job) throws IOException {
            runs.incrementAndGet();
            int slow = Integer.parseInt(job.parameters().get("slow"));
            if (slow == 13) {
                throw new IOException("13 is no good span");
            }
            List<Bar> bars = BARS.bars().stream()
                    .filter(bar -> bar.startNanos() >= job.fromNanos() && bar.endNanos() <= job.toNanos())
                    .toList();
            BacktestResult run = Ta4jBars.of(bars)
                    .ours(new EmaCross(Integer.parseInt(job.parameters().get("fast")), slow));
            return slow == UNSETTLED ? FailedRun.of(run, "no fresh rate") : run;
        }
    }

    private static List<SweepJob> jobs(String... axes) {
        List<Axis> all = Stream.of(axes).map(Axis::parse).toList();
        return SweepJob.all(Sampling.GRID.points(all, 0, 0), null, FROM, TO);
    }

    private boolean run(List<SweepJob> jobs, Path folder, int threads, int stopAfter) throws IOException {
        return new Sweep(jobs, SweepFolder.open(folder, "one"))
                .run(threads, Crossing::new, (done, of) -> done < stopAfter);
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void everyWayOfWorkingMakesTheSameFiles(@TempDir Path one, @TempDir Path two, @TempDir Path three)
            throws IOException {
        List<SweepJob> jobs = jobs("fast=3..6/1", "slow=10,20,30");
        assertThat(run(jobs, one, 1, 100)).isTrue();
        assertThat(run(jobs, two, 2, 100)).isTrue();
        for (int index = 0; index < 5; index++) {
            int at = index;
            run(jobs.stream().filter(job -> job.index() % 5 == at).toList(), three, 1, 100);
        }

        assertThat(files(one)).hasSize(13).isEqualTo(files(two)).isEqualTo(files(three));
    }

    @Test
    void anInterruptedSweepGoesOnWhereItStopped(@TempDir Path folder, @TempDir Path atOnce) throws IOException {
        List<SweepJob> jobs = jobs("fast=3..6/1", "slow=10,20,30");
        assertThat(run(jobs, folder, 1, 5)).isFalse();
        assertThat(runs).hasValue(5);
        assertThat(run(jobs, folder, 1, 100)).isTrue();
        assertThat(runs).hasValue(12);

        run(jobs, atOnce, 1, 100);
        assertThat(files(folder)).isEqualTo(files(atOnce));
    }

    @Test
    void aFailedJobEndsTheSweepWithItsReasonAndLeavesNothingHalf(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> run(jobs("fast=3", "slow=10,13,20"), folder, 1, 100))
                .hasMessage("13 is no good span");
        assertThat(files(folder)).containsOnlyKeys("manifest.sha256", "job-000000.json");
    }

    @Test
    void aRunThatCouldNotGoOnIsKeptWithItsReasonAndNotRanked(@TempDir Path folder) throws IOException {
        List<SweepJob> jobs = jobs("fast=3", "slow=10,31,20");
        assertThat(run(jobs, folder, 1, 100)).isTrue();
        List<JobResult> results = SweepFolder.open(folder, "one").all(jobs);
        Ranking ranking = new Ranking("totalReturn", results);

        assertThat(ranking.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.job().index()).isEqualTo(1);
            assertThat(failed.failure()).isEqualTo("no fresh rate");
            assertThat(failed.figures()).isEmpty();
        });
        assertThat(ranking.best()).extracting(result -> result.job().index()).containsOnly(0, 2);
        assertThat(ranking.tries().count()).isEqualTo(2);
        assertThat(ranking.unjudged()).isEmpty();
    }

    @Test
    void aWindowWhoseChoiceCouldNotBeJudgedIsSaidToBeMissing(@TempDir Path folder) throws IOException {
        WalkForward walk = new WalkForward(Duration.ofDays(50), Duration.ofDays(20));
        List<SweepJob> jobs = SweepJob.all(
                Sampling.GRID.points(List.of(Axis.parse("fast=3"), Axis.parse("slow=10")), 0, 0), walk, FROM, TO);
        run(jobs, folder, 1, 1_000);
        List<JobResult> results =
                new ArrayList<>(SweepFolder.open(folder, "one").all(jobs));
        int windows = new Ranking("totalReturn", results).walk().size();
        results.replaceAll(result -> result.job().part() == Part.JUDGE
                        && result.job().window() == 1
                ? new JobResult(result.job(), result.counts(), "1", "1", new TreeMap<>(), 0, "", "no fresh rate")
                : result);
        Ranking ranking = new Ranking("totalReturn", results);

        assertThat(ranking.walk()).hasSize(windows - 1);
        assertThat(ranking.unjudged())
                .singleElement()
                .satisfies(missing -> assertThat(missing.job().window()).isEqualTo(1));
    }

    @Test
    void aFolderOfAnotherSweepIsRefused(@TempDir Path folder) throws IOException {
        SweepFolder.open(folder, "one");
        assertThatThrownBy(() -> SweepFolder.open(folder, "two")).hasMessageContaining("Maybe name another folder");
    }

    @Test
    void aGridHasEveryCombination() {
        assertThat(jobs("a=1..2/0.5", "b=7,8").stream()
                        .map(job -> job.parameters().values().toString()))
                .containsExactly("[1, 7]", "[1, 8]", "[1.5, 7]", "[1.5, 8]", "[2, 7]", "[2, 8]");
        assertThatThrownBy(() -> jobs("a=1..2")).hasMessageContaining("has no step");
        assertThatThrownBy(() -> Axis.parse("a=2..1")).hasMessageContaining("Maybe entryDrift");
        assertThatThrownBy(() -> Axis.parse("a")).hasMessageContaining("is no parameter of a sweep");
    }

    @Test
    void sobolPointsLeaveFewerHolesThanChance() {
        List<Axis> axes = List.of(Axis.parse("a=0..64"), Axis.parse("b=0..64"), Axis.parse("c=0..64"));
        int holes = 0;
        int chance = 0;
        for (Axis axis : axes) {
            holes += 64 - cells(Sampling.SOBOL, axes, axis);
            chance += 64 - cells(Sampling.RANDOM, axes, axis);
        }
        assertThat(holes).isLessThan(chance / 2);
        assertThat(Sampling.SOBOL.points(axes, 64, 5)).isEqualTo(Sampling.SOBOL.points(axes, 64, 5));
        assertThat(Sampling.SOBOL.points(axes, 64, 5)).isNotEqualTo(Sampling.SOBOL.points(axes, 64, 6));
        assertThat(Sampling.RANDOM.points(axes, 64, 5)).isEqualTo(Sampling.RANDOM.points(axes, 64, 5));
    }

    /** How many of 64 equal intervals of an axis hold one of 64 points. */
    private static int cells(Sampling sampling, List<Axis> axes, Axis axis) {
        Set<Integer> cells = new HashSet<>();
        for (SortedMap<String, String> point : sampling.points(axes, 64, 3)) {
            cells.add((int) Double.parseDouble(point.get(axis.name())));
        }
        return cells.size();
    }

    @Test
    void windowsRollAndNeverJudgeWhatTheyChoseOn() {
        long hour = Duration.ofHours(1).toNanos();
        WalkForward walk = new WalkForward(Duration.ofHours(3), Duration.ofHours(1));

        assertThat(walk.windows(0, 6 * hour))
                .containsExactly(
                        new WalkForward.Window(0, 3 * hour, 4 * hour),
                        new WalkForward.Window(hour, 4 * hour, 5 * hour),
                        new WalkForward.Window(2 * hour, 5 * hour, 6 * hour));
        assertThatThrownBy(() -> walk.windows(0, 3 * hour)).hasMessageContaining("do not fit");
    }

    @Test
    void theWalkForwardJudgesTheBestOfEachWindow(@TempDir Path folder) throws IOException {
        List<SortedMap<String, String>> points =
                Sampling.GRID.points(List.of(Axis.parse("fast=3..6/1"), Axis.parse("slow=10,20")), 0, 0);
        WalkForward walk = new WalkForward(Duration.ofDays(50), Duration.ofDays(20));
        List<SweepJob> jobs = SweepJob.all(points, walk, FROM, TO);
        run(jobs, folder, 2, 1_000);
        List<JobResult> results = SweepFolder.open(folder, "one").all(jobs);
        Ranking ranking = new Ranking("totalReturn", results);

        assertThat(ranking.walk()).hasSize(walk.windows(FROM, TO).size());
        for (Ranking.Step step : ranking.walk()) {
            assertThat(step.chosen().job().parameters())
                    .isEqualTo(step.judged().job().parameters());
            assertThat(step.judged().job().fromNanos())
                    .isEqualTo(step.chosen().job().toNanos());
            double best = results.stream()
                    .filter(result -> result.job().part() == Part.CHOOSE
                            && result.job().window() == step.chosen().job().window())
                    .mapToDouble(result -> result.score("totalReturn"))
                    .max()
                    .orElseThrow();
            assertThat(step.chosen().score("totalReturn")).isEqualTo(best);
            assertThat(step.rank()).isBetween(1, points.size());
        }
        assertThat(ranking.tries().count()).isEqualTo((int) results.stream()
                .filter(result ->
                        result.job().part() == Part.CHOOSE && result.figures().containsKey("sharpe"))
                .count());
    }
}
