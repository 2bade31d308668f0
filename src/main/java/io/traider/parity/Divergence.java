package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.parity.DivergenceReport.Figures;
import io.traider.parity.Side.Raised;
import io.traider.parity.Side.Traded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sets two runs side by side, input by input. */
final class Divergence {
    private static final int EXAMPLES = 200;
    private static final double BPS = 1e4;

    private final WhatIf.Comparison comparison;
    private final Side left = new Side();
    private final Side right = new Side();
    private final AlertPairs alerts;
    private final List<Difference> examples = new ArrayList<>();
    private long gained;
    private long lost;
    private long changed;
    private long verdicts;

    Divergence() {
        this(WhatIf.Comparison.NOBODY);
    }

    Divergence(WhatIf.Comparison comparison) {
        this.comparison = comparison;
        this.alerts = new AlertPairs(comparison::alerted);
    }

    Side left() {
        return left;
    }

    Side right() {
        return right;
    }

    /** Both sides have taken an input. */
    void settle(long sequence, Input input) {
        alerts.on(sequence, left, right);
        List<Decision> was = left.takeLatest();
        List<Decision> now = right.takeLatest();
        if (was.isEmpty() && now.isEmpty()) {
            return;
        }
        comparison.settled(sequence, was, now);
        for (int i = 0; i < Math.max(was.size(), now.size()); i++) {
            count(i < was.size() ? was.get(i) : null, i < now.size() ? now.get(i) : null);
        }
        for (Difference each : StepCompare.differences(holding(sequence, input, was), holding(sequence, input, now))) {
            if (examples.size() < EXAMPLES) {
                examples.add(each);
            }
        }
    }

    private void count(@Nullable Decision was, @Nullable Decision now) {
        if (was == null) {
            gained++;
        } else if (now == null) {
            lost++;
        } else {
            boolean same = was.signal().kind() == now.signal().kind()
                    && was.signal().instrument().equals(now.signal().instrument())
                    && Objects.equals(was.intent(), now.intent());
            changed += same ? 0 : 1;
            verdicts += was.verdict().equals(now.verdict()) ? 0 : 1;
        }
    }

    /** Orders have other names on either side, so the decisions are compared without them. */
    private static Step holding(long sequence, Input input, List<Decision> decisions) {
        List<Decision> nameless = decisions.stream()
                .map(each -> new Decision(
                        sequence,
                        each.nanos(),
                        each.signal(),
                        each.features(),
                        each.score(),
                        each.intent(),
                        each.verdict(),
                        null,
                        each.versions()))
                .toList();
        return new Step(sequence, input, nameless, List.of(), List.of(), List.of(), List.of(), null, List.of(), null);
    }

    DivergenceReport report() {
        alerts.end();
        long tradedBoth = 0;
        double worse = 0;
        for (Map.Entry<String, Traded> each : left.traded().entrySet()) {
            Traded there = right.traded().get(each.getKey());
            if (there != null) {
                double was = each.getValue().price();
                worse += BPS * there.sign() * (there.price() - was) / was;
                tradedBoth++;
            }
        }
        Figures was = left.figures();
        Figures now = right.figures();
        return new DivergenceReport(
                was,
                now,
                gained,
                lost,
                changed,
                verdicts,
                right.traded().size() - tradedBoth,
                left.traded().size() - tradedBoth,
                tradedBoth == 0 ? null : worse / tradedBoth,
                difference(was.pnl(), now.pnl()),
                examples,
                differences());
    }

    /** Every alert that began on either side, by account. */
    private List<AlertDifference> differences() {
        SortedMap<String, Raised> all = new TreeMap<>(right.raised());
        all.putAll(left.raised());
        List<AlertDifference> differences = new ArrayList<>();
        all.forEach((key, each) -> differences.add(
                new AlertDifference(each.account(), each.kind(), each.code(), times(left, key), times(right, key))));
        return differences;
    }

    private static long times(Side side, String key) {
        Raised found = side.raised().get(key);
        return found == null ? 0 : found.times();
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal was, @Nullable BigDecimal now) {
        return was == null || now == null ? null : now.subtract(was);
    }
}
