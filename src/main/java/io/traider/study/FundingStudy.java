package io.traider.study;

import io.traider.report.RunReport;
import io.traider.report.RunReport.Tries;
import io.traider.study.Parameters.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The study of the funding drift strategy: both variants on each panel, and walks of the real engine over the simulator,
 * which come from outside.
 *
 * @param panels what was found on recorded data; empty where none was at hand
 * @param runs of the platform's own engine on simulated venues
 * @param missing what could not be studied, and why
 */
public record FundingStudy(List<OnPanel> panels, List<Run> runs, List<String> missing) {

    /** Everything that is drawn by lot is drawn from this. */
    public static final long SEED = 20_251_122;

    /** Windows for bars of a day, in days. */
    private static final int CHOOSE_DAYS = 21;

    private static final int JUDGE_DAYS = 7;

    /** The same for bars of eight hours, of which there is one month. */
    private static final int CHOOSE_FEW_DAYS = 14;

    private static final int JUDGE_FEW_DAYS = 4;
    private static final int BLOCK_DAYS = 3;

    /** A first grid was given up since most of its sets never traded; what was looked at counts. */
    private static final int EARLIER_TRIES = 48;

    public FundingStudy {
        panels = List.copyOf(panels);
        runs = List.copyOf(runs);
        missing = List.copyOf(missing);
    }

    /** What was found, a line each. */
    public List<String> findings() {
        List<String> lines = new ArrayList<>(missing);
        for (OnPanel on : panels) {
            lines.add(on.panel().name() + ", " + on.panel().contracts().size()
                    + (on.panel().contracts().size() == 1 ? " contract, " : " contracts, ")
                    + on.panel().bars() + " bars:");
            on.evidence().values().forEach(each -> each.words().forEach(words -> lines.add("  " + words)));
            on.forecasts().forEach(each -> lines.add("  " + each));
        }
        for (Run run : runs) {
            double net = StudyFigures.net(run);
            double fees = run.report().costs().fees().doubleValue();
            lines.add("Simulated, walked forward, " + run.variant() + ", seed " + run.seed() + ": "
                    + Words.number(net, 2) + " dollars in " + run.windows().size()
                    + (run.windows().size() == 1 ? " judged window" : " judged windows") + " after "
                    + Words.number(fees, 2) + " of fees in "
                    + run.report().trades().size() + " round trips; " + Words.number(net + fees, 2) + " without");
        }
        return lines;
    }

    /**
     * A walk forward of the engine.
     *
     * @param variant for a person
     * @param seed of the simulated market
     * @param report of the judged windows, joined
     */
    public record Run(String variant, long seed, RunReport report, List<Judged> windows) {
        public Run {
            windows = List.copyOf(windows);
        }
    }

    /**
     * What was chosen for a window and came of it.
     *
     * @param before Sharpe ratio by which it was chosen
     * @param net dollars in the window that judged it
     * @param rank among all points there, from 1: chance would give the middle
     */
    public record Judged(SortedMap<String, String> parameters, double before, BigDecimal net, int rank, int of) {
        public Judged {
            parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        }
    }

    /**
     * Both variants on one panel.
     *
     * @param tries how many runs were looked at, each over the judged bars
     * @param forecasts empty for a panel of few contracts
     */
    public record OnPanel(Panel panel, Tries tries, List<Forecast> forecasts, Map<Variant, Evidence> evidence) {

        /** Walks forward over a panel. */
        public static OnPanel of(Panel panel) {
            int perDay = (int) Math.round(86_400 / panel.barSeconds());
            boolean daily = perDay == 1;
            WalkForward.Windows windows = new WalkForward.Windows(
                    perDay * (daily ? CHOOSE_DAYS : CHOOSE_FEW_DAYS), perDay * (daily ? JUDGE_DAYS : JUDGE_FEW_DAYS));
            Drifts drifts = new Drifts(panel);
            Tries tries = tries(drifts, windows.choose(), perDay);
            Map<Variant, Evidence> evidence = new EnumMap<>(Variant.class);
            for (Variant variant : Variant.values()) {
                List<Parameters> grid = Parameters.grid(variant, perDay);
                evidence.put(variant, Evidence.of(drifts, variant, grid, windows, tries, BLOCK_DAYS * perDay, SEED));
            }
            double[][] drift = Drift.of(panel, 0.25 * perDay, 7.0 * perDay);
            List<Forecast> forecasts = new ArrayList<>();
            for (int days : new int[] {1, 3, 7}) {
                Forecast forecast = Forecast.of(panel, drift, days * perDay);
                if (forecast.count() > 1) {
                    forecasts.add(forecast);
                }
            }
            return new OnPanel(panel, tries, forecasts, evidence);
        }

        /** Every set of parameters of both variants counts, and how far their Sharpe ratios lie apart. */
        private static Tries tries(Drifts drifts, int from, int perDay) {
            List<Parameters> all = new ArrayList<>();
            for (Variant variant : Variant.values()) {
                all.addAll(Parameters.grid(variant, perDay));
            }
            double[] ratios = all.stream()
                    .mapToDouble(each -> drifts.run(
                                    each,
                                    TradingCosts.TAKER,
                                    from,
                                    drifts.panel().bars())
                            .sharpe())
                    .toArray();
            double mean = Arrays.stream(ratios).average().orElseThrow();
            double squares =
                    Arrays.stream(ratios).map(r -> (r - mean) * (r - mean)).sum();
            return new Tries(ratios.length + EARLIER_TRIES, squares / (ratios.length - 1));
        }
    }
}
