package io.traider.release;

import io.traider.journal.release.SimulationRow.Pass;
import io.traider.journal.release.StoredSimulation;
import io.traider.parity.Change;
import io.traider.parity.RulesPass;
import io.traider.parity.RulesPassReport;
import io.traider.parity.WhatIf;
import io.traider.parity.WhatIfReport;
import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a simulation through its passes. Rules are asked again about what is recorded, which is quick; what would have come of
 * it needs a replay, which is not, and which has nothing to find where every answer was the same. Rules that raise alerts are
 * not asked with decisions, so of them there is the replay alone.
 */
final class SimulationPasses {

    private final RulesPass again;
    private final WhatIf past;
    private final CheckDesk checks;

    SimulationPasses(DeskSetup setup, CheckDesk checks) {
        this.again = new RulesPass(setup.blocks());
        this.past = setup.past();
        this.checks = checks;
    }

    /** @return whether it was let go to its end */
    boolean go(SimulationRun run) {
        StoredSimulation it = run.stored();
        ReleaseKey key = ReleaseKey.parse(it.key());
        PackKind kind = checks.kind(key);
        Ready made = checks.make(key, new Content(it.files()));
        boolean decides = kind != null && kind.alerts() == null;
        if (decides && made instanceof Ready.Rules rules && !ask(run, key, kind, rules.pack())) {
            return false;
        }
        return !run.unsettled() || replay(run, made);
    }

    private boolean ask(SimulationRun run, ReleaseKey key, PackKind kind, RulePack pack) {
        RulePack beside = inForce(key);
        run.begin(Pass.RULES);
        RulesPassReport report = again.run(run.stored().from(), run.stored().to(), kind, pack, beside, run, run);
        run.asked(report);
        return report.finished();
    }

    private @Nullable RulePack inForce(ReleaseKey key) {
        return checks.active(key)
                .map(version -> checks.make(key, new Content(version.files())))
                .filter(Ready.Rules.class::isInstance)
                .map(ready -> ((Ready.Rules) ready).pack())
                .orElse(null);
    }

    private boolean replay(SimulationRun run, Ready made) {
        Change change = switch (made) {
            case Ready.Rules rules -> new Change.Pack(rules.pack());
            case Ready.LimitSet limits -> new Change.Limits(limits.book());
            case Ready.Score _, Ready.Plan _ ->
                throw new IllegalArgumentException(run.stored().key() + " has no drafts, so none is simulated");
        };
        run.begin(Pass.REPLAY);
        WhatIfReport report = past.run(run.stored().from(), run.stored().to(), List.of(change), run, run);
        run.replayed(report);
        return report.finished();
    }
}
