package io.traider.release;

import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.engine.PackUse;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredAlert;
import io.traider.rule.RuleAnswer;
import io.traider.rule.fact.PackHealth;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches the packs in force by the rules of the governance pack, which may want people to look, or the version before back.
 * For one thread.
 */
final class Governor {

    private static final Logger LOG = System.getLogger(Governor.class.getName());
    private static final Duration CALM = Duration.ofMinutes(10);

    private final ReleaseStore store;
    private final PublicationStore publications;
    private final PublicationDesk desk;
    private final GovernanceRules rules;
    private final InstantSource clock;
    private final Map<String, FaultWatch> watches = new TreeMap<>();
    private final Map<String, Place> places = new TreeMap<>();

    Governor(ReleaseStore store, PublicationDesk desk, GovernanceRules rules, InstantSource clock) {
        this.store = store;
        this.publications = store.publications();
        this.desk = desk;
        this.rules = rules;
        this.clock = clock;
    }

    /** Looks at every pack in force. */
    void watch(List<PackUse> use) {
        Instant now = clock.instant();
        Map<String, Publication> inForce = new HashMap<>();
        publications.all(State.IN_FORCE).forEach(each -> inForce.put(each.key(), each));
        List<Looked> looked = new ArrayList<>();
        for (PackUse each : use) {
            ReleaseKey key = ReleaseKey.rules(each.pack());
            Publication active = inForce.get(key.toString());
            FaultWatch faults = watches.computeIfAbsent(each.pack(), _ -> new FaultWatch());
            faults.see(each.hash(), each.faults(), now);
            if (active != null && active.inForceAt() != null && placed(key, active, each.hash())) {
                looked.add(new Looked(key, active, faults, health(each, active, faults, now)));
            }
        }
        List<RuleAnswer> answers = rules.ask(looked.stream().map(Looked::fact).toList());
        for (int i = 0; i < looked.size(); i++) {
            act(looked.get(i), answers.get(i), now);
        }
    }

    /** A pack in force, and what is said of it. */
    private record Looked(ReleaseKey key, Publication active, FaultWatch faults, PackHealth fact) {}

    /** Which version of a pack is in force by the database and by the session, and whether one can take its place. */
    private record Place(long publication, String hash, boolean hasPrevious) {}

    /** Whether both say the same of a pack; what was found is kept, as it is asked every second. */
    private boolean placed(ReleaseKey key, Publication active, String hash) {
        Place known = places.get(key.name());
        if (known != null && known.publication() == active.id() && known.hash().equals(hash)) {
            return true;
        }
        places.remove(key.name());
        if (!counted(key, active, hash)) {
            return false;
        }
        places.put(key.name(), new Place(active.id(), hash, previous(key, active) != null));
        return true;
    }

    private PackHealth health(PackUse use, Publication active, FaultWatch faults, Instant now) {
        return new PackHealth(
                use.pack(),
                use.hash(),
                Duration.between(active.inForceAt(), now).toMinutes(),
                use.asked(),
                use.faults(),
                faults.lastMinute(now),
                use.took().nanos(99) / 1e3,
                places.get(use.pack()).hasPrevious());
    }

    private void act(Looked it, RuleAnswer answer, Instant now) {
        boolean quiet = answer.failure().isEmpty() && answer.outcome().equals("NONE");
        if (!quiet) {
            it.faults().wanted(now);
            judge(it.key(), it.active(), previous(it.key(), it.active()), answer, now);
        }
        calm(it.key(), it.faults(), now);
    }

    /** What a rollback of a pack goes to; {@code null} when there is nothing. */
    private @Nullable Publication previous(ReleaseKey key, Publication active) {
        return previous(publications.list(key.toString()), active, rejected(key));
    }

    /** The session's count may be a second old and of the pack before, whose faults are not those of the one in force. */
    boolean counted(ReleaseKey key, Publication active, String hash) {
        return store.heads(key.toString()).stream()
                .anyMatch(
                        head -> head.number() == active.version() && head.hash().equals(hash));
    }

    /** Does what the rules say. */
    void judge(ReleaseKey key, Publication active, @Nullable Publication previous, RuleAnswer answer, Instant now) {
        String why = words(answer.reasons());
        if (!answer.failure().isEmpty()) {
            rules.failed(key, answer.failure(), now);
        } else if (answer.outcome().equals("ROLLBACK") && previous != null) {
            rollBack(key, active, previous, why, now);
        } else if (!answer.outcome().equals("NONE")) {
            publications.alert(
                    key.toString(), StoredAlert.Kind.FAULTS, active.version(), faulty(key, active, why), now);
        }
    }

    private static String faulty(ReleaseKey key, Publication active, String why) {
        return "version " + active.version() + " of " + key + " fails: " + why;
    }

    private void rollBack(ReleaseKey key, Publication active, Publication previous, String why, Instant now) {
        try {
            desk.rollback(key, previous.version(), Kind.AUTOMATIC, why, ReleaseDesk.GOVERNANCE);
            publications.alert(
                    key.toString(),
                    StoredAlert.Kind.ROLLED_BACK,
                    active.version(),
                    "version " + active.version() + " of " + key + " was rolled back to version " + previous.version()
                            + ": " + why,
                    now);
        } catch (ReleaseRefused e) {
            LOG.log(Level.ERROR, "a rollback of " + key + " did not work", e);
            publications.alert(
                    key.toString(), StoredAlert.Kind.FAULTS, active.version(), faulty(key, active, why), now);
        }
    }

    /** What a rollback goes to; {@code null} when there is nothing. */
    static @Nullable Publication back(List<Publication> history) {
        return history.stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .findFirst()
                .map(active -> previous(history, active))
                .orElse(null);
    }

    /** Versions that the last who reviewed them did not approve. */
    private Set<Integer> rejected(ReleaseKey key) {
        Set<Integer> rejected = new HashSet<>();
        store.reviews(key.toString()).forEach(review -> {
            if (review.approved()) {
                rejected.remove(review.version());
            } else {
                rejected.add(review.version());
            }
        });
        return rejected;
    }

    /** The version that was in force last and was not itself rolled back since. */
    static @Nullable Publication previous(List<Publication> history, Publication active) {
        return previous(history, active, Set.of());
    }

    private static @Nullable Publication previous(
            List<Publication> history, Publication active, Set<Integer> rejected) {
        List<Publication> was = history.stream()
                .filter(each -> each.inForceAt() != null)
                .sorted(Comparator.comparing(Publication::id))
                .toList();
        Set<Integer> bad = new HashSet<>();
        List<Publication> before = new ArrayList<>();
        for (Publication each : was) {
            boolean back = each.kind() == Kind.AUTOMATIC || each.kind() == Kind.ROLLBACK;
            if (back && !before.isEmpty()) {
                bad.add(before.getLast().version());
            }
            bad.remove(each.version());
            before.add(each);
        }
        bad.add(active.version());
        bad.addAll(rejected);
        return before.reversed().stream()
                .filter(each -> !bad.contains(each.version()))
                .findFirst()
                .orElse(null);
    }

    private void calm(ReleaseKey key, FaultWatch watch, Instant now) {
        if (watch.calmFor(CALM, now)) {
            publications.endAlerts(key.toString(), StoredAlert.Kind.FAULTS, ReleaseDesk.GOVERNANCE, now);
            watch.told();
        }
    }

    static String words(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> "rule '" + reason.rule() + "' says " + reason.code()
                        + reason.figures().stream().map(Governor::words).collect(Collectors.joining(", ", " (", ")")))
                .collect(Collectors.joining("; "));
    }

    private static String words(Figure figure) {
        return figure.name() + " " + figure.value();
    }
}
