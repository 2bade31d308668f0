package io.traider.release;

import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseStore;
import io.traider.rule.PackKind;
import io.traider.rule.RuleAnswer;
import io.traider.rule.RuleTrial;
import io.traider.rule.fact.PackHealth;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The governance pack in force, made anew when another version is. For one thread. */
final class GovernanceRules {

    private static final Logger LOG = System.getLogger(GovernanceRules.class.getName());
    private static final ReleaseKey KEY = ReleaseKey.rules("governance");

    private final ReleaseStore store;
    private final CheckDesk checks;
    private int version;
    private @Nullable RuleTrial rules;

    GovernanceRules(ReleaseStore store, CheckDesk checks) {
        this.store = store;
        this.checks = checks;
    }

    RuleAnswer ask(PackHealth health) {
        return ask(List.of(health)).getFirst();
    }

    /** What the rules say to each fact by itself. */
    List<RuleAnswer> ask(List<? extends Record> facts) {
        RuleTrial asked = facts.isEmpty() ? null : inForce();
        return facts.stream()
                .map(fact -> asked == null
                        ? new RuleAnswer(List.of(), "NONE", List.of(), "no governance pack is in force")
                        : asked.ask(List.of(fact)))
                .toList();
    }

    private @Nullable RuleTrial inForce() {
        int wanted = store.publications().list(KEY.toString()).stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .mapToInt(each -> each.version())
                .findFirst()
                .orElse(0);
        if (wanted != version) {
            version = wanted;
            store.version(KEY.toString(), wanted).ifPresent(stored -> {
                try {
                    if (checks.make(KEY, new Content(stored.files())) instanceof Ready.Rules ready) {
                        rules = new RuleTrial(PackKind.GOVERNANCE, ready.pack());
                    }
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "version " + wanted + " of " + KEY + " cannot be asked", e);
                }
            });
        }
        return rules;
    }
}
