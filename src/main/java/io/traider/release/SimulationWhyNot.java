package io.traider.release;

import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.StoredSimulation;
import io.traider.journal.release.StoredVersion;
import io.traider.risk.LimitBook;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Thresholds;
import io.traider.rule.why.WhyNot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a rule that fired on one side of a simulation did not on the other, by the text that was in force there. */
final class SimulationWhyNot {

    private static final String THRESHOLDS = Thresholds.class.getSimpleName();

    private final ReleaseStore store;
    private final CheckDesk checks;

    SimulationWhyNot(DeskSetup setup, CheckDesk checks) {
        this.store = setup.store();
        this.checks = checks;
    }

    /** The text of a pack on one side. */
    private record Text(ReleaseKey key, String hash, SortedMap<String, String> files) {}

    /** Of the rule that raised an alert, what the other side's of that name says to the same facts; nothing without one. */
    Optional<WhyNotReport> of(long simulation, SimulationAlertRow row) {
        StoredSimulation it = find(simulation);
        ReleaseKey key = ReleaseKey.rules(row.alert().pack());
        return text(it, key, row.other(), !row.gained())
                .flatMap(text -> ask(row.sequence(), text, row.alert().reason().rule(), shown(it, row)));
    }

    /** What the raising side was shown; of a limit set, with the thresholds of the other side. */
    private List<Fact> shown(StoredSimulation it, SimulationAlertRow row) {
        List<Fact> facts = row.alert().facts();
        Optional<LimitBook> draft = book(it.files());
        Optional<LimitBook> present = checks.active(ReleaseKey.parse(it.key())).flatMap(each -> book(each.files()));
        if (draft.isEmpty() || present.isEmpty()) {
            return facts;
        }
        long nanos = row.alert().nanos();
        List<Figure> ours = stated((row.gained() ? draft : present).get(), nanos);
        List<Figure> others = stated((row.gained() ? present : draft).get(), nanos);
        return facts.stream()
                .map(fact -> fact.type().equals(THRESHOLDS) && fact.properties().equals(ours)
                        ? new Fact(fact.pack(), fact.type(), others)
                        : fact)
                .toList();
    }

    private static Optional<LimitBook> book(SortedMap<String, String> files) {
        return Optional.ofNullable(files.get(Content.LIMITS)).map(LimitBook::parse);
    }

    private static List<Figure> stated(LimitBook book, long nanos) {
        return book.thresholds(nanos).entrySet().stream()
                .map(each -> Figure.of(each.getKey(), each.getValue().doubleValue()))
                .toList();
    }

    /**
     * Of the rules that fired on the other side alone, what this side's of their names say to what it was shown; where it made
     * no decision, to what the other was.
     *
     * @param draft whether this side is the draft's
     */
    List<WhyNotReport> of(long simulation, SimulationRow row, boolean draft) {
        Decision here = draft ? row.would() : row.was();
        Decision there = draft ? row.was() : row.would();
        if (there == null) {
            return List.of();
        }
        StoredSimulation it = find(simulation);
        List<WhyNotReport> reports = new ArrayList<>();
        for (PackKind kind : List.of(PackKind.STRATEGY, PackKind.PRETRADE)) {
            Optional<Text> text = text(it, here, there, kind, draft);
            List<String> fired = here == null ? List.of() : rules(kind, here).toList();
            List<Fact> shown = here == null ? there.facts() : here.facts();
            rules(kind, there)
                    .filter(rule -> !fired.contains(rule))
                    .flatMap(rule -> text.flatMap(pack -> ask(row.sequence(), pack, rule, shown)).stream())
                    .forEach(reports::add);
        }
        return reports;
    }

    private static Stream<String> rules(PackKind kind, Decision decision) {
        List<Reason> reasons = kind == PackKind.STRATEGY
                ? decision.signal().reasons()
                : decision.verdict().reasons();
        return reasons.stream().map(Reason::rule).distinct();
    }

    private StoredSimulation find(long id) {
        return store.simulations()
                .find(id)
                .orElseThrow(() -> new ReleaseRefused(ReleaseRefused.Code.NOT_FOUND, "no simulation " + id));
    }

    private Optional<Text> text(
            StoredSimulation it, @Nullable Decision here, Decision there, PackKind kind, boolean draft) {
        Decision shown = here == null ? there : here;
        return shown.facts().stream()
                .map(fact -> ReleaseKey.rules(fact.pack()))
                .distinct()
                .filter(key -> checks.kind(key) == kind)
                .findFirst()
                .flatMap(key -> text(it, key, hash(it, key, here, there, draft), draft));
    }

    /** Where no decision was made the other's tells it, except of the pack that the simulation is about. */
    private String hash(StoredSimulation it, ReleaseKey key, @Nullable Decision here, Decision there, boolean draft) {
        if (here == null && it.key().equals(key.toString())) {
            return draft ? "" : checks.active(key).map(StoredVersion::hash).orElse("");
        }
        Map<String, String> versions = (here == null ? there : here).versions();
        return versions.getOrDefault(key.toString(), "");
    }

    private Optional<Text> text(StoredSimulation it, ReleaseKey key, String hash, boolean draft) {
        return draft && it.key().equals(key.toString())
                ? Optional.of(new Text(key, hash, it.files()))
                : store.version(key.toString(), hash).map(version -> new Text(key, hash, version.files()));
    }

    /** Nothing when the pack has no such rule, or its facts were other ones then. */
    private Optional<WhyNotReport> ask(long sequence, Text text, String rule, List<Fact> shown) {
        PackKind kind = checks.kind(text.key());
        if (kind == null) {
            return Optional.empty();
        }
        try {
            PackSource source = new PackSource(kind, text.key().name(), text.files());
            return Optional.of(
                    WhyNotDesk.report(sequence, 0, text.key(), text.hash(), WhyNot.explainKept(source, rule, shown)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
