package io.traider.release;

import io.traider.domain.Decision;
import io.traider.journal.Cursor;
import io.traider.journal.JournalReader;
import io.traider.journal.release.ReleaseStore;
import io.traider.release.ReleaseRefused.Code;
import io.traider.release.WhyNotReport.Condition;
import io.traider.release.WhyNotReport.Outcome;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.why.Explanation;
import io.traider.rule.why.PatternAnswer;
import io.traider.rule.why.State;
import io.traider.rule.why.WhyNot;
import java.util.List;
import java.util.stream.Stream;

/** Why a rule did not fire for a decision, by the pack as it was in force then. */
final class WhyNotDesk {

    private final ReleaseStore store;
    private final JournalReader journal;

    WhyNotDesk(DeskSetup setup) {
        this.store = setup.store();
        this.journal = setup.journal();
    }

    WhyNotReport ask(long sequence, int ordinal, String pack, String rule) {
        Decision decision = journal.decision(new Cursor(sequence, ordinal))
                .toCompletableFuture()
                .join()
                .orElseThrow(
                        () -> new ReleaseRefused(Code.NOT_FOUND, "no decision " + ordinal + " on input " + sequence));
        ReleaseKey key = ReleaseKey.rules(pack);
        if (decision.facts().stream().noneMatch(fact -> fact.pack().equals(pack))) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "of decision " + ordinal + " on input " + sequence + " no facts of pack " + pack
                            + " are kept. Maybe that pack was not asked, or the decision is of an earlier version of"
                            + " the platform");
        }
        String hash = decision.versions().getOrDefault(key.toString(), "");
        PackSource source = source(key, hash);
        try {
            return report(sequence, ordinal, key, hash, WhyNot.explainKept(source, rule, decision.facts()));
        } catch (IllegalArgumentException e) {
            throw new ReleaseRefused(Code.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    private PackSource source(ReleaseKey key, String hash) {
        PackKind kind = ReleaseView.kind(store.keys().getOrDefault(key.toString(), ""));
        return store.version(key.toString(), hash)
                .filter(_ -> kind != null)
                .map(version -> new PackSource(kind, key.name(), version.files()))
                .orElseThrow(() -> new ReleaseRefused(
                        Code.NOT_FOUND, "no version of " + key + " has the hash '" + hash + "' of the decision"));
    }

    static WhyNotReport report(long sequence, int ordinal, ReleaseKey key, String hash, Explanation explanation) {
        return new WhyNotReport(
                sequence,
                ordinal,
                key,
                hash,
                explanation.rule(),
                explanation.holds(),
                explanation.patterns().stream().flatMap(WhyNotDesk::conditions).toList());
    }

    /** Of a fact that is not there the pattern itself is the condition. */
    private static Stream<Condition> conditions(PatternAnswer pattern) {
        List<Condition> own = pattern.words().isEmpty()
                ? List.of()
                : List.of(new Condition(
                        (pattern.sign() + " " + pattern.fact()).strip(),
                        pattern.line(),
                        outcome(pattern.state()),
                        pattern.words()));
        return Stream.concat(
                own.stream(),
                pattern.conditions().stream()
                        .map(each -> new Condition(
                                pattern.fact() + ": " + each.text(),
                                each.line(),
                                outcome(each.state()),
                                each.words())));
    }

    private static Outcome outcome(State state) {
        return switch (state) {
            case HELD -> Outcome.HELD;
            case FAILED -> Outcome.FAILED;
            case UNKNOWN -> Outcome.NOT_ASKED;
        };
    }
}
