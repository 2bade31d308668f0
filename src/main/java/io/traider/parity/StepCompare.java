package io.traider.parity;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.FeatureVector;
import io.traider.domain.Fill;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Reason;
import io.traider.domain.RuleFault;
import io.traider.domain.Step;
import io.traider.domain.Verdict;
import io.traider.parity.Difference.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is otherwise in a step, part by part; names and hashes of artefacts alone are no difference. */
final class StepCompare {

    private final Step recorded;
    private final Step replayed;
    private final List<Difference> found = new ArrayList<>();

    private StepCompare(Step recorded, Step replayed) {
        this.recorded = recorded;
        this.replayed = replayed;
    }

    static List<Difference> differences(Step recorded, Step replayed) {
        return new StepCompare(recorded, replayed).all();
    }

    private List<Difference> all() {
        decisions();
        lists(Kind.ORDER, Step::orders, Order::id, StepCompare::text, Objects::equals);
        lists(Kind.FILL, Step::fills, Fill::id, StepCompare::text, Objects::equals);
        lists(Kind.POSTING, Step::entries, LedgerEntry::id, StepCompare::text, Objects::equals);
        lists(
                Kind.POSITION,
                Step::positions,
                position -> position.strategy() + " " + position.instrument(),
                StepCompare::text,
                Objects::equals);
        one(Kind.KILL_SWITCH, Step::switches);
        lists(Kind.INSTRUCTION, Step::instructions, Object::toString, Object::toString, Objects::equals);
        lists(Kind.RULE_FAULT, Step::faults, RuleFault::pack, RuleFault::message, StepCompare::same);
        lists(Kind.ALERT, Step::alerts, Alert::id, StepCompare::text, StepCompare::same);
        one(Kind.PORTFOLIO, Step::portfolio);
        return found;
    }

    private void decisions() {
        int count = Math.max(recorded.decisions().size(), replayed.decisions().size());
        for (int i = 0; i < count; i++) {
            Decision was = at(recorded.decisions(), i);
            Decision now = at(replayed.decisions(), i);
            if (was == null || now == null) {
                add(Kind.DECISION, subject(was == null ? Objects.requireNonNull(now) : was), text(was), text(now));
            } else {
                if (!same(was, now)) {
                    add(Kind.DECISION, subject(was), text(was) + apart(was, now), text(now) + apart(now, was));
                }
                if (!was.verdict().equals(now.verdict())) {
                    add(Kind.VERDICT, subject(was), text(was.verdict()), text(now.verdict()));
                }
            }
        }
    }

    /** Which rule was the last to fire before, and what it said, may depend on the order in which they fire. */
    private static boolean same(RuleFault was, RuleFault now) {
        return was.kind() == now.kind() && was.pack().equals(now.pack()) && was.asking() == now.asking();
    }

    /** As elsewhere, the hash of a pack alone is no difference. */
    private static boolean same(Alert was, Alert now) {
        return was.id().equals(now.id())
                && was.pack().equals(now.pack())
                && was.account().equals(now.account())
                && Objects.equals(was.instrument(), now.instrument())
                && Objects.equals(was.order(), now.order())
                && Objects.equals(was.fill(), now.fill())
                && was.reason().equals(now.reason())
                && was.facts().equals(now.facts())
                && was.endedNanos() == now.endedNanos();
    }

    private static boolean same(Decision was, Decision now) {
        return was.signal().equals(now.signal())
                && sameFeatures(was, now)
                && sameScore(was, now)
                && Objects.equals(was.intent(), now.intent())
                && Objects.equals(was.order(), now.order())
                && was.wouldBe() == now.wouldBe();
    }

    static boolean sameFeatures(Decision was, Decision now) {
        FeatureVector before = was.features();
        FeatureVector after = now.features();
        return before.set().equals(after.set()) && Arrays.equals(before.values(), after.values());
    }

    static boolean sameScore(Decision was, Decision now) {
        return Double.compare(was.score().value(), now.score().value()) == 0
                && was.score().refusal().equals(now.score().refusal());
    }

    /** The first feature that differs, or the reasons, where the text alone does not tell decisions apart. */
    private static String apart(Decision of, Decision other) {
        FeatureVector ours = of.features();
        FeatureVector theirs = other.features();
        for (int i = 0; i < Math.min(ours.values().length, theirs.values().length); i++) {
            if (Double.compare(ours.values()[i], theirs.values()[i]) != 0) {
                return ", " + ours.names().get(i) + " " + ours.values()[i];
            }
        }
        return of.signal().equals(other.signal()) ? "" : ", " + text(of.signal().reasons());
    }

    private <T> void lists(
            Kind kind,
            Function<Step, List<T>> part,
            Function<T, String> name,
            Function<T, String> text,
            BiPredicate<T, T> same) {
        List<T> was = part.apply(recorded);
        List<T> now = part.apply(replayed);
        for (int i = 0; i < Math.max(was.size(), now.size()); i++) {
            T before = at(was, i);
            T after = at(now, i);
            if (before == null || after == null || !same.test(before, after)) {
                add(
                        kind,
                        name.apply(before == null ? Objects.requireNonNull(after) : before),
                        before == null ? "" : text.apply(before),
                        after == null ? "" : text.apply(after));
            }
        }
    }

    private void one(Kind kind, Function<Step, @Nullable Object> part) {
        Object was = part.apply(recorded);
        Object now = part.apply(replayed);
        if (!Objects.equals(was, now)) {
            add(kind, "", was == null ? "" : was.toString(), now == null ? "" : now.toString());
        }
    }

    private static <T> @Nullable T at(List<T> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    private void add(Kind kind, String subject, String was, String now) {
        found.add(new Difference(recorded.sequence(), recorded.input().nanos(), kind, subject, was, now, Cause.NONE));
    }

    private static String subject(Decision decision) {
        return decision.signal().strategy() + " " + decision.signal().instrument();
    }

    static String text(@Nullable Decision decision) {
        if (decision == null) {
            return "";
        }
        return decision.signal().kind() + ", score " + decision.score().value() + ", " + text(decision.intent()) + ", "
                + text(decision.verdict());
    }

    private static String text(@Nullable OrderIntent intent) {
        return intent == null
                ? "no size"
                : intent.side() + " " + intent.quantity() + (intent.limit() == null ? "" : " at " + intent.limit());
    }

    private static String text(Verdict verdict) {
        return verdict.allowed() ? "allowed" : "denied: " + text(verdict.reasons());
    }

    private static String text(List<Reason> reasons) {
        return reasons.stream().map(StepCompare::text).collect(Collectors.joining(", "));
    }

    private static String text(Reason reason) {
        return reason.figures().stream()
                .map(figure -> figure.name() + "=" + figure.value())
                .collect(Collectors.joining(", ", reason.code() + "(", ")"));
    }

    private static String text(Order order) {
        return order.status() + " " + order.side() + " " + order.quantity() + " " + order.instrument() + ", filled "
                + order.filled() + (order.remark().isEmpty() ? "" : ", " + order.remark());
    }

    private static String text(Alert alert) {
        return (alert.lasts() ? "" : "ended: ") + text(alert.reason()) + " of " + alert.account();
    }

    private static String text(Fill fill) {
        return fill.side() + " " + fill.quantity() + " " + fill.instrument() + " at " + fill.price() + ", fee "
                + fill.fee();
    }

    private static String text(LedgerEntry entry) {
        return entry.postings().stream()
                .map(Posting::toString)
                .collect(Collectors.joining(", ", entry.text() + ": ", ""));
    }

    private static String text(Position position) {
        return position.quantity() + " at " + position.cost() + ", realised " + position.realizedPnl();
    }
}
