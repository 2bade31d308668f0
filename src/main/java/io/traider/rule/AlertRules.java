package io.traider.rule;

import io.traider.domain.AlertKind;
import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.domain.RuleFault;
import io.traider.rule.fact.AlertDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rules in force that raise alerts and stop nothing: a risk, compliance or surveillance pack. Fails closed: of rules that
 * cannot be asked nothing is known. For one thread.
 */
public final class AlertRules implements Rules<AlertSituation, @Nullable List<Reason>> {

    /** Code of the reason when a rule asks for a threshold that the limit set does not state. */
    public static final String THRESHOLD_MISSING = "THRESHOLD_MISSING";

    private final PackKind kind;
    private final RulePack pack;
    private final RuleRun run;
    private final SortedSet<String> thresholds;
    private @Nullable RuleFault fault;

    /** Nobody counts time. */
    public AlertRules(RulePack pack) {
        this(pack, () -> 0);
    }

    /**
     * @param nanos a running clock, by which the time in each rule is counted
     * @throws IllegalArgumentException when the pack raises no alerts
     */
    public AlertRules(RulePack pack, LongSupplier nanos) {
        this.kind = pack.kind();
        if (kind.alerts() == null) {
            throw new IllegalArgumentException("rule pack " + pack.name() + " is of the kind " + kind
                    + ", which raises no alerts. Maybe one of " + List.of(AlertKind.values()));
        }
        this.pack = pack;
        this.run = new RuleRun(pack, nanos);
        this.thresholds = new TreeSet<>(pack.numbers());
    }

    /** The rules that are shipped, as the pack that is called like its kind. */
    public static AlertRules shipped(AlertKind kind) {
        String name = PackKind.of(kind).folder();
        return new AlertRules(RulePack.shipped(name, List.of("rules/" + name + "/" + name + ".drl")));
    }

    /** What its alerts are about. */
    public AlertKind alerts() {
        return Objects.requireNonNull(kind.alerts());
    }

    @Override
    public RulePack pack() {
        return pack;
    }

    @Override
    public @Nullable List<Reason> ask(AlertSituation situation) {
        return fire(situation.facts());
    }

    @Override
    public @Nullable List<Reason> again(AlertSituation situation) {
        return run.<@Nullable List<Reason>>uncounted(() -> fire(situation.facts()));
    }

    private @Nullable List<Reason> fire(List<Record> facts) {
        AlertDraft draft = new AlertDraft(run.rule());
        fault = null;
        try {
            run.fire(kind.global(), draft, facts.toArray());
        } catch (RulesFailedException e) {
            fault = e.fault(pack);
            return null;
        }
        List<Reason> reasons = new ArrayList<>(draft.alerts());
        missing(facts, reasons);
        return reasons;
    }

    /** A rule whose threshold nobody states never fires, which somebody has to know. */
    private void missing(List<Record> facts, List<Reason> reasons) {
        for (Record fact : facts) {
            if (fact instanceof Thresholds stated && !stated.numbers().keySet().containsAll(thresholds)) {
                List<Figure> figures = thresholds.stream()
                        .filter(name -> !stated.numbers().containsKey(name))
                        .map(name -> Figure.of("missing", name))
                        .toList();
                reasons.add(new Reason(pack.name(), THRESHOLD_MISSING, figures));
            }
        }
    }

    @Override
    public @Nullable RuleFault fault() {
        return fault;
    }

    @Override
    public @Nullable List<Reason> closed(RuleFault failed) {
        return null;
    }

    @Override
    public List<Fact> facts(AlertSituation situation) {
        return FactText.of(pack.name(), situation.facts().toArray());
    }

    @Override
    public SortedMap<String, RuleTally> tallies() {
        return run.tallies();
    }
}
