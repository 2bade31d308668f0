package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.engine.EngineSetup;
import io.traider.parity.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the differences of a replay and finds out what the first one came of. */
final class Findings {
    private static final int KEPT = 200;

    private final List<Difference> first = new ArrayList<>();
    private final SortedMap<Kind, Long> byKind = new TreeMap<>();
    private final SortedMap<String, String> recorded = new TreeMap<>();
    private SortedMap<String, String> present = new TreeMap<>();
    private Cause cause = Cause.NONE;
    private long count;

    /** A session begins on these artefacts. */
    void session(Session session, EngineSetup used) {
        recorded.clear();
        recorded.putAll(session.versions());
        present = used.versions();
    }

    /** Something came into force while the session ran. */
    void activated(Input.Activated activated, SortedMap<String, String> now) {
        if (!recorded.isEmpty()) {
            recorded.put(Releases.key(activated), activated.hash());
        }
        present = now;
    }

    /** A strategy came in while the session ran. */
    void deployed(Input.Deployed deployed, SortedMap<String, String> now) {
        if (!recorded.isEmpty()) {
            recorded.putAll(deployed.versions());
        }
        present = now;
    }

    /** Logs that do not say what was in force say so with their decisions. */
    void decided(Decision decision) {
        if (recorded.isEmpty()) {
            recorded.putAll(decision.versions());
        }
    }

    /** The log itself is not in order: what follows from that has no other cause. */
    void disorder(long sequence, long nanos, String subject, String expected, String found) {
        add(new Difference(sequence, nanos, Kind.LOG, subject, expected, found, Cause.ORDER_OF_INPUTS));
    }

    /** The engine fails where it once did not. */
    void failure(long sequence, long nanos, RuntimeException failed) {
        add(new Difference(sequence, nanos, Kind.FAILURE, "", "a step", failed.toString(), cause(null, null)));
    }

    void steps(Step was, Step now) {
        List<Difference> differences = StepCompare.differences(was, now);
        if (!differences.isEmpty()) {
            Cause why = cause(was, now);
            differences.forEach(each -> add(each.because(why)));
        }
    }

    void add(Difference difference) {
        Difference kept = cause == Cause.NONE || difference.cause() == Cause.ORDER_OF_INPUTS
                ? difference
                : difference.because(cause);
        cause = cause == Cause.NONE ? difference.cause() : cause;
        count++;
        byKind.merge(difference.kind(), 1L, Long::sum);
        if (first.size() < KEPT) {
            first.add(kept);
        }
    }

    private Cause cause(@Nullable Step was, @Nullable Step now) {
        boolean model = otherwise("model:");
        boolean release = otherwise("rules:") || otherwise("limits:") || otherwise("strategy:");
        if (model && (!release || scoredOtherwise(was, now))) {
            return Cause.MODEL;
        }
        return release ? Cause.RELEASE : Cause.CODE;
    }

    private boolean otherwise(String kind) {
        return recorded.entrySet().stream()
                        .anyMatch(each -> each.getKey().startsWith(kind)
                                && !each.getValue().equals(present.get(each.getKey())))
                || !recorded.isEmpty()
                        && present.keySet().stream()
                                .anyMatch(each -> each.startsWith(kind) && !recorded.containsKey(each));
    }

    /** The same features, and another score. */
    private static boolean scoredOtherwise(@Nullable Step was, @Nullable Step now) {
        if (was == null
                || now == null
                || was.decisions().isEmpty()
                || now.decisions().isEmpty()) {
            return false;
        }
        Decision before = was.decisions().getFirst();
        Decision after = now.decisions().getFirst();
        return StepCompare.sameFeatures(before, after) && !StepCompare.sameScore(before, after);
    }

    Cause cause() {
        return cause;
    }

    long count() {
        return count;
    }

    SortedMap<Kind, Long> byKind() {
        return byKind;
    }

    List<Difference> first() {
        return first;
    }

    Map<String, String> present() {
        return present;
    }
}
