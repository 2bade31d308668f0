package io.traider.parity;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What one of two runs over the same recorded time came to. */
final class Side {
    private static final long LONGEST = 3_600_000_000_000L;
    private static final double MILLI = 1e6;

    /** What was traded on one decision: quantity and worth in the quote currency, bought positive. */
    static final class Traded {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;
        private final int sign;

        Traded(int sign) {
            this.sign = sign;
        }

        double price() {
            return value.doubleValue() / quantity.doubleValue();
        }

        int sign() {
            return sign;
        }
    }

    /** How often an alert of an account began. */
    record Raised(String account, AlertKind kind, String code, long times) {}

    private final Map<String, String> decisionOf = new HashMap<>();
    private final Map<String, Long> sentAt = new HashMap<>();
    private final TreeMap<String, Traded> traded = new TreeMap<>();
    private final Histogram latency = new Histogram(LONGEST, 3);
    private final List<Decision> latest = new ArrayList<>();
    private final TreeMap<String, Raised> raised = new TreeMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private SortedMap<String, String> versions = Collections.emptySortedMap();
    private @Nullable PortfolioSummary first;
    private @Nullable PortfolioSummary last;
    private long decisions;
    private long allowed;
    private long orders;
    private long fills;

    /** @param at sequence of the recorded input that this belongs to */
    void step(long at, Step step) {
        step.decisions().forEach(this::decided);
        for (int i = 0; i < step.orders().size(); i++) {
            order(at, i, step, step.orders().get(i));
        }
        if (step.input() instanceof Input.Report report) {
            Long sent = sentAt.remove(report.report().order());
            if (sent != null) {
                latency.recordValue(Math.clamp(step.input().nanos() - sent, 0, LONGEST));
            }
        }
        step.fills().forEach(this::filled);
        alerts.addAll(step.alerts());
        step.alerts().stream().filter(Alert::lasts).forEach(this::raised);
        if (step.portfolio() != null) {
            first = first == null ? step.portfolio() : first;
            last = step.portfolio();
        }
    }

    private void decided(Decision decision) {
        latest.add(decision);
        decisions++;
        allowed += decision.verdict().allowed() ? 1 : 0;
    }

    private void order(long at, int ordinal, Step step, Order order) {
        if (!step.decisions().isEmpty()) {
            orders++;
            decisionOf.put(order.id(), String.format(Locale.ROOT, "%019d.%d", at, ordinal));
            sentAt.put(order.id(), step.input().nanos());
        }
    }

    private void raised(Alert alert) {
        String code = alert.reason().code();
        String key = alert.account() + " " + alert.kind() + " " + code;
        raised.merge(
                key,
                new Raised(alert.account(), alert.kind(), code, 1),
                (before, one) -> new Raised(one.account(), one.kind(), one.code(), before.times() + 1));
    }

    /** How often each alert began, by account, kind and code. */
    TreeMap<String, Raised> raised() {
        return raised;
    }

    /** Alerts that began or ended on the input that both sides have just taken; asked once. */
    List<Alert> takeAlerts() {
        List<Alert> taken = List.copyOf(alerts);
        alerts.clear();
        return taken;
    }

    /** What came into force on this side. */
    void inForce(SortedMap<String, String> hashes) {
        versions = hashes;
    }

    /** Hash of a rule pack in force; empty when none of the name is. */
    String version(String pack) {
        return versions.getOrDefault(ReleaseKind.RULE_PACK.key(pack), "");
    }

    private void filled(Fill fill) {
        fills++;
        String decision = decisionOf.get(fill.order());
        if (decision != null) {
            Traded sum =
                    traded.computeIfAbsent(decision, _ -> new Traded(fill.side().sign()));
            sum.quantity = sum.quantity.add(fill.quantity().toBigDecimal());
            sum.value = sum.value.add(
                    fill.quantity().toBigDecimal().multiply(fill.price().toBigDecimal()));
        }
    }

    /** The decisions on the input that both sides have just taken; asked once. */
    List<Decision> takeLatest() {
        List<Decision> taken = List.copyOf(latest);
        latest.clear();
        return taken;
    }

    /** What was traded, by decision. */
    TreeMap<String, Traded> traded() {
        return traded;
    }

    DivergenceReport.Figures figures() {
        return new DivergenceReport.Figures(
                decisions,
                decisions - allowed,
                orders,
                fills,
                first == null || last == null ? null : last.equity().subtract(first.equity()),
                first == null || last == null ? null : last.fees().subtract(first.fees()),
                first == null ? null : first.currency(),
                latency.getTotalCount() == 0 ? null : latency.getValueAtPercentile(50) / MILLI,
                latency.getTotalCount() == 0 ? null : latency.getValueAtPercentile(99) / MILLI);
    }
}
