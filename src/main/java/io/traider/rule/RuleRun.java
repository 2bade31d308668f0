package io.traider.rule;

import java.util.function.Supplier;
import org.kie.api.KieBase;
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
    private final FiringRule firing = new FiringRule();
    private KieSessionsPool pool;

    RuleRun(RulePack pack) {
        this.base = pack.base();
        this.pool = base.newKieSessionsPool(1);
    }

    /** The name of the rule that is firing. */
    Supplier<String> rule() {
        return firing;
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
                throw new IllegalStateException("still firing after " + MAX_FIRINGS + " rules");
            }
        } catch (RuntimeException e) {
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

    private static final class FiringRule extends DefaultAgendaEventListener implements Supplier<String> {
        private String name = "";

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            name = event.getMatch().getRule().getName();
        }

        @Override
        public String get() {
            return name;
        }
    }
}
