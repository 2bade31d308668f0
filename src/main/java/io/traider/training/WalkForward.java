package io.traider.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures out of sample, by time, each tape by itself: it is cut at five places, and each time a model is trained on what
 * came before the cut and measured on the tenth that follows. Rows whose label reaches to within the embargo of the cut are
 * left out (purged), so no row is measured by a model that saw it, or anything later. As {@code
 * models/training/walk_forward.py} does.
 */
final class WalkForward {

    static final double[] CUTS = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double STEP = 0.1;

    /** What a model is made by. */
    @FunctionalInterface
    interface Fit {
        Booster train(Rows rows);
    }

    /** Hears which fold is done, from 1. */
    @FunctionalInterface
    interface Progress {
        void done(int fold, int rows);
    }

    private final List<Tape> tapes;
    private final long gap;

    /** @param gap horizon and embargo */
    WalkForward(List<Tape> tapes, long gap) {
        this.tapes = tapes;
        this.gap = gap;
    }

    /** Figures by name, of simulated and of recorded tapes apart, so that nobody takes a simulation for a market. */
    Map<String, Object> figures(Fit fit, Progress progress) {
        List<Figures.Outcome> simulated = new ArrayList<>();
        List<Figures.Outcome> recorded = new ArrayList<>();
        for (int fold = 0; fold < CUTS.length; fold++) {
            Rows before = new Rows(tapes, before(CUTS[fold]));
            if (before.size() > 0) {
                try (Booster booster = fit.train(before)) {
                    for (int i = 0; i < tapes.size(); i++) {
                        measure(booster, i, fold, tapes.get(i).simulated() ? simulated : recorded);
                    }
                }
            }
            progress.done(fold + 1, before.size());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        if (!simulated.isEmpty()) {
            figures.putAll(Figures.of(simulated).named("simulated"));
        }
        if (!recorded.isEmpty()) {
            figures.putAll(Figures.of(recorded).named("recorded"));
        }
        return figures;
    }

    private List<int[]> before(double cut) {
        return tapes.stream()
                .map(tape -> new int[] {0, tape.rowAt(at(tape, cut) - gap)})
                .toList();
    }

    private void measure(Booster booster, int i, int fold, List<Figures.Outcome> outcomes) {
        Tape tape = tapes.get(i);
        int from = tape.rowAt(at(tape, CUTS[fold]));
        boolean last = fold == CUTS.length - 1;
        int to = last ? tape.rows() : tape.rowAt(at(tape, CUTS[fold] + STEP));
        if (from == to) {
            return;
        }
        double[] scores = booster.score(tape.matrix(from, to));
        for (int row = from; row < to; row++) {
            outcomes.add(new Figures.Outcome(fold, scores[row - from], tape.label(row) == 1, tape.gross(row)));
        }
    }

    private static long at(Tape tape, double place) {
        return tape.firstNanos() + (long) (place * (tape.lastNanos() - tape.firstNanos()));
    }
}
