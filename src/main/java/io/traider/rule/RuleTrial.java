package io.traider.rule;

import io.traider.domain.SignalKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * Asks a pack on facts as they are given: of a scenario, or of a recorded decision. Off the corridor, which asks on
 * situations. For one thread.
 */
public final class RuleTrial {

    private final PackKind kind;
    private final RulePack pack;
    private final SortedSet<String> rules;

    public RuleTrial(PackKind kind, RulePack pack) {
        this.kind = kind;
        this.pack = pack;
        SortedSet<String> names = new TreeSet<>();
        pack.base().getKiePackages().forEach(each -> each.getRules().forEach(rule -> names.add(rule.getName())));
        this.rules = Collections.unmodifiableSortedSet(names);
    }

    /** What packs of a kind can come to, the last of which says that nothing was wanted. */
    public static List<String> outcomes(PackKind kind) {
        return switch (kind) {
            case STRATEGY ->
                Stream.concat(Arrays.stream(SignalKind.values()).map(Enum::name), Stream.of("NONE"))
                        .toList();
            case PRETRADE -> List.of("DENIED", "ALLOWED");
            case RISK, COMPLIANCE, SURVEILLANCE -> List.of("ALERT", "NONE");
            case GOVERNANCE -> List.of("ROLLBACK", "ALERT", "NONE");
        };
    }

    /** The names of the pack's rules, those of its decision tables too. */
    public SortedSet<String> rules() {
        return rules;
    }

    /** Fires the rules on facts, which are all that they see. */
    public RuleAnswer ask(List<? extends Record> facts) {
        Fired fired = new Fired();
        TrialDraft draft = TrialDraft.of(kind, fired::last);
        KieSession session = pack.base().newKieSession();
        String failure = "";
        try {
            session.addEventListener(fired);
            session.setGlobal(kind.global(), draft.global());
            facts.forEach(session::insert);
            if (session.fireAllRules(RuleRun.MAX_FIRINGS) >= RuleRun.MAX_FIRINGS) {
                failure = "still firing after " + RuleRun.MAX_FIRINGS + " rules, last '" + fired.last() + "'";
            }
        } catch (RuntimeException e) {
            failure = new RulesFailedException(fired.last(), e).getMessage();
        } finally {
            session.dispose();
        }
        return failure.isEmpty()
                ? new RuleAnswer(List.copyOf(fired.names), draft.outcome(), draft.reasons(), "")
                : new RuleAnswer(List.copyOf(fired.names), outcomes(kind).getLast(), List.of(), failure);
    }

    private static final class Fired extends DefaultAgendaEventListener {

        private final SortedSet<String> names = new TreeSet<>();
        private String last = "";

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            last = event.getMatch().getRule().getName();
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            names.add(event.getMatch().getRule().getName());
        }

        private String last() {
            return last;
        }
    }
}
