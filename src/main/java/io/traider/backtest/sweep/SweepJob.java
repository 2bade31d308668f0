package io.traider.backtest.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One backtest of a sweep.
 *
 * @param index its number, from 0
 * @param point which point of the parameter space
 * @param parameters the point's values
 * @param window which window of a walk forward; 0 without one
 */
public record SweepJob(
        int index,
        int point,
        SortedMap<String, String> parameters,
        int window,
        Part part,
        long fromNanos,
        long toNanos) {

    /** What the job's stretch of the past is for. */
    public enum Part {
        /** All of it. */
        WHOLE,
        /** Choosing parameters. */
        CHOOSE,
        /** Judging the chosen ones; all points are run on it, so that jobs need not wait for each other. */
        JUDGE
    }

    public SweepJob {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** The jobs of a sweep, in their order. */
    public static List<SweepJob> all(
            List<SortedMap<String, String>> points, @Nullable WalkForward walk, long fromNanos, long toNanos) {
        List<SweepJob> jobs = new ArrayList<>();
        if (walk == null) {
            for (int point = 0; point < points.size(); point++) {
                jobs.add(new SweepJob(point, point, points.get(point), 0, Part.WHOLE, fromNanos, toNanos));
            }
            return jobs;
        }
        List<WalkForward.Window> windows = walk.windows(fromNanos, toNanos);
        for (int at = 0; at < windows.size(); at++) {
            WalkForward.Window window = windows.get(at);
            for (int point = 0; point < points.size(); point++) {
                var parameters = points.get(point);
                long middle = window.middleNanos();
                jobs.add(new SweepJob(jobs.size(), point, parameters, at, Part.CHOOSE, window.fromNanos(), middle));
                jobs.add(new SweepJob(jobs.size(), point, parameters, at, Part.JUDGE, middle, window.toNanos()));
            }
        }
        return jobs;
    }
}
