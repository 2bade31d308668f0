package io.traider.rule;

import io.traider.domain.Reason;
import io.traider.domain.SignalKind;
import io.traider.rule.fact.AlertDraft;
import io.traider.rule.fact.GovernanceDraft;
import io.traider.rule.fact.SignalDraft;
import io.traider.rule.fact.VerdictDraft;
import java.util.List;
import java.util.function.Supplier;

/** What the rules of a trial write to, and what it comes to in the end. */
sealed interface TrialDraft {

    static TrialDraft of(PackKind kind, Supplier<String> rule) {
        return switch (kind) {
            case STRATEGY -> new OfSignal(new SignalDraft(rule));
            case PRETRADE -> new OfVerdict(new VerdictDraft(rule));
            case RISK, COMPLIANCE, SURVEILLANCE -> new OfAlert(new AlertDraft(rule));
            case GOVERNANCE -> new OfGovernance(new GovernanceDraft(rule));
        };
    }

    /** The object that stands under the pack's global name. */
    Object global();

    String outcome();

    List<Reason> reasons();

    /** Of a strategy pack. */
    record OfSignal(SignalDraft global) implements TrialDraft {

        @Override
        public String outcome() {
            SignalKind wanted = global.wanted();
            return wanted == null ? "NONE" : wanted.name();
        }

        @Override
        public List<Reason> reasons() {
            SignalKind wanted = global.wanted();
            return wanted == null ? List.of() : global.reasons().get(wanted);
        }
    }

    /** Of a pre-trade pack. */
    record OfVerdict(VerdictDraft global) implements TrialDraft {

        @Override
        public String outcome() {
            return global.breaches().isEmpty() ? "ALLOWED" : "DENIED";
        }

        @Override
        public List<Reason> reasons() {
            return global.breaches();
        }
    }

    /** Of a pack that raises alerts. */
    record OfAlert(AlertDraft global) implements TrialDraft {

        @Override
        public String outcome() {
            return global.alerts().isEmpty() ? "NONE" : "ALERT";
        }

        @Override
        public List<Reason> reasons() {
            return global.alerts();
        }
    }

    /** Of a pack that watches others. */
    record OfGovernance(GovernanceDraft global) implements TrialDraft {

        @Override
        public String outcome() {
            if (!global.rollbacks().isEmpty()) {
                return "ROLLBACK";
            }
            return global.alerts().isEmpty() ? "NONE" : "ALERT";
        }

        @Override
        public List<Reason> reasons() {
            return global.rollbacks().isEmpty() ? global.alerts() : global.rollbacks();
        }
    }
}
