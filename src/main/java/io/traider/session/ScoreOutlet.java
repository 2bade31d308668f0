package io.traider.session;

import io.traider.engine.ScoreSample;
import java.util.ArrayDeque;
import java.util.List;

/** Scores on their way from the engine's thread to whoever says how good they were. Bounded; the oldest go first. */
final class ScoreOutlet {

    /** A few minutes of two strategies. */
    private static final int ROOM = 20_000;

    private final ArrayDeque<ScoreSample> waiting = new ArrayDeque<>();

    synchronized void add(List<ScoreSample> samples) {
        waiting.addAll(samples);
        while (waiting.size() > ROOM) {
            waiting.removeFirst();
        }
    }

    synchronized List<ScoreSample> take() {
        List<ScoreSample> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
