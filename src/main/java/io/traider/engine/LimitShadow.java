package io.traider.engine;

import io.traider.domain.AlertKind;
import io.traider.domain.InstrumentId;
import io.traider.domain.Limits;
import io.traider.domain.OrderIntent;
import io.traider.domain.Reason;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Verdict;
import io.traider.risk.LimitBook;
import io.traider.rule.AlertRules;
import io.traider.rule.AlertSituation;
import io.traider.rule.PretradeRules;
import io.traider.rule.PretradeSituation;
import io.traider.rule.RulePack;
import io.traider.rule.Thresholds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A limit set that runs beside the one in force: the same orders, judged by the same rules, under these limits, and the same
 * situations, looked at by the rules that raise alerts, under these thresholds.
 */
final class LimitShadow {

    private final LimitBook book;
    private final PretradeRules rules;
    private final Map<AlertKind, AlertRules> alerts = new EnumMap<>(AlertKind.class);
    private final Beside beside;

    /**
     * Packs in force are asked here apart, so that they are not counted twice.
     *
     * @param pack the pre-trade pack
     * @param alerting those that raise alerts
     */
    LimitShadow(LimitBook book, RulePack pack, List<RulePack> alerting) {
        this.book = book;
        this.rules = new PretradeRules(pack);
        alerting.stream().map(AlertRules::new).forEach(each -> alerts.put(each.alerts(), each));
        this.beside = new Beside(ReleaseKind.LIMITS, book.name(), book.hash());
    }

    LimitBook book() {
        return book;
    }

    @Nullable
    Limits at(long nanos) {
        return book.at(nanos);
    }

    /** @param situation under these limits */
    void compare(PretradeSituation situation, Verdict active, Draft draft) {
        Verdict would = rules.ask(situation);
        RuleFault fault = rules.fault();
        if (fault == null) {
            OrderIntent intent = situation.intent();
            beside.compare(draft, intent.strategy(), intent.instrument(), Said.of(active), Said.of(would));
        } else {
            beside.failed(fault.message());
        }
    }

    /**
     * What would be raised under these thresholds.
     *
     * @param active thresholds in force, by which {@code raised} was said
     * @param facts all that the rules were shown besides
     */
    void compare(
            AlertKind kind,
            Thresholds active,
            List<? extends Record> facts,
            List<Reason> raised,
            String account,
            @Nullable InstrumentId instrument,
            Draft draft) {
        AlertRules asked = alerts.get(kind);
        Thresholds ours = thresholds(book, draft.nanos());
        if (asked == null) {
            return;
        }
        List<Reason> would = ours.equals(active) ? raised : asked.ask(situation(ours, facts));
        if (would == null) {
            RuleFault fault = asked.fault();
            beside.failed(fault == null ? "" : fault.message());
        } else {
            beside.compare(draft, account, instrument, Said.of(raised), Said.of(would));
        }
    }

    /** What a limit set states as thresholds at a moment. */
    static Thresholds thresholds(LimitBook of, long nanos) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        of.thresholds(nanos).forEach((name, value) -> numbers.put(name, value.doubleValue()));
        return new Thresholds(numbers);
    }

    /** What rules that raise alerts are shown. */
    static AlertSituation situation(Thresholds thresholds, List<? extends Record> facts) {
        List<Record> shown = new ArrayList<>(facts.size() + 1);
        shown.add(thresholds);
        shown.addAll(facts);
        return new AlertSituation(shown);
    }

    ShadowUse use() {
        return beside.use();
    }
}
