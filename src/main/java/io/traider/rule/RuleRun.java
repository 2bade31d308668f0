package io.traider.rule;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * Runs a pack on the facts of one decision, in a session from a pool. A session in which anything went wrong is not used
 * again. For one thread.
 */
final class RuleRun {

    /** More firings than this in one decision are a loop. */
    static final int MAX_FIRINGS = 256;

    private final KieBase base;
    private final SortedMap<String, RuleTally> byName = new TreeMap<>();
    private final Firing firing;
    private KieSessionsPool pool;

    /** Nobody counts time. */
    RuleRun(RulePack pack) {
        this(pack, () -> 0);
    }

    /** @param nanos a running clock, or one that stands still when nobody counts time */
    RuleRun(RulePack pack, LongSupplier nanos) {
        this.base = pack.base();
        this.pool = base.newKieSessionsPool(1);
        Map<Rule, RuleTally> byRule = new IdentityHashMap<>();
        for (KiePackage rules : base.getKiePackages()) {
            rules.getRules()
                    .forEach(rule -> byRule.put(rule, byName.computeIfAbsent(rule.getName(), _ -> new RuleTally())));
        }
        this.firing = new Firing(byRule, nanos);
    }

    /** The name of the rule that is firing. */
    Supplier<String> rule() {
        return firing;
    }

    /** What each rule did, by its name. */
    SortedMap<String, RuleTally> tallies() {
        return Collections.unmodifiableSortedMap(byName);
    }

    /** Fires rules without a count of what each did. */
    <T extends @Nullable Object> T uncounted(Supplier<T> asking) {
        firing.counts = false;
        try {
            return asking.get();
        } finally {
            firing.counts = true;
        }
    }

    /**
     * Fires the rules.
     *
     * @param draft the one thing rules can write to, under its global name
     * @throws RulesFailedException when a rule threw or the rules do not come to an end
     */
    void fire(String global, Object draft, Object... facts) {
        KieSession session = pool.newKieSession();
        firing.name = "";
        try {
            session.addEventListener(firing);
            session.setGlobal(global, draft);
            for (Object fact : facts) {
                session.insert(fact);
            }
            if (session.fireAllRules(MAX_FIRINGS) >= MAX_FIRINGS) {
                throw new EndlessRulesException(MAX_FIRINGS);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            discard();
            throw new RulesFailedException(firing.get(), e);
        }
        session.dispose();
    }

    /** The pool goes with the session, which would otherwise find its way back. */
    private void discard() {
        pool.shutdown();
        pool = base.newKieSessionsPool(1);
    }

    private static final class Firing extends DefaultAgendaEventListener implements Supplier<String> {
        private final Map<Rule, RuleTally> tallies;
        private final LongSupplier nanos;
        private String name = "";
        private boolean counts = true;
        private long began;

        Firing(Map<Rule, RuleTally> tallies, LongSupplier nanos) {
            this.tallies = tallies;
            this.nanos = nanos;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            Rule rule = event.getMatch().getRule();
            name = rule.getName();
            RuleTally tally = tallies.get(rule);
            if (tally != null && counts) {
                tally.fires();
            }
            began = nanos.getAsLong();
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            long took = nanos.getAsLong() - began;
            @Nullable RuleTally tally = tallies.get(event.getMatch().getRule());
            if (tally != null && counts) {
                tally.spent(took);
            }
        }

        @Override
        public String get() {
            return name;
        }
    }
}
