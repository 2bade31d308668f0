package io.traider.release;

import io.traider.journal.release.Publication.State;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredAlert;
import io.traider.journal.release.StoredVersion;
import io.traider.rule.PackKind;
import io.traider.rule.RuleAnswer;
import io.traider.rule.RuleTrial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The governance pack in force, made anew when another version is. What keeps it from governing calls people: nobody else
 * would notice. For one thread.
 */
final class GovernanceRules {

    private static final Logger LOG = System.getLogger(GovernanceRules.class.getName());
    static final ReleaseKey KEY = ReleaseKey.rules("governance");
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration CALM = Duration.ofMinutes(10);

    private final ReleaseStore store;
    private final PublicationStore publications;
    private final Function<Content, Ready> maker;
    private final InstantSource clock;
    private int version;
    private @Nullable RuleTrial rules;
    private int unmade;
    private Instant tried = Instant.MIN;
    private long failures;
    private @Nullable Instant failedAt;

    /** @param maker of packs that can be asked */
    GovernanceRules(ReleaseStore store, Function<Content, Ready> maker, InstantSource clock) {
        this.store = store;
        this.publications = store.publications();
        this.maker = maker;
        this.clock = clock;
    }

    /** What the rules say to each fact by itself. */
    List<RuleAnswer> ask(List<? extends Record> facts) {
        RuleTrial asked = facts.isEmpty() ? null : inForce();
        calm();
        return facts.stream()
                .map(fact -> asked == null
                        ? new RuleAnswer(List.of(), "NONE", List.of(), "no governance pack is in force")
                        : asked.ask(List.of(fact)))
                .toList();
    }

    /** The rules could not be asked about something to their end. */
    void failed(ReleaseKey about, String failure, Instant now) {
        failures++;
        LOG.log(
                failedAt == null ? Level.ERROR : Level.DEBUG,
                "the governance rules failed on {0}: {1}",
                about,
                failure);
        failedAt = now;
        alert(
                version,
                "the governance rules failed " + (failures == 1 ? "once" : failures + " times")
                        + ", and nothing of theirs was done then; last on " + about + ": " + failure,
                now);
    }

    private void alert(int about, String message, Instant now) {
        publications.alert(KEY.toString(), StoredAlert.Kind.FAULTS, about, message, now);
    }

    /** Those who looked need not come back for what is long past. */
    private void calm() {
        Instant now = clock.instant();
        if (failedAt != null && !failedAt.plus(CALM).isAfter(now)) {
            publications.endAlerts(KEY.toString(), StoredAlert.Kind.FAULTS, version, ReleaseDesk.GOVERNANCE, now);
            failedAt = null;
            failures = 0;
        }
    }

    private @Nullable RuleTrial inForce() {
        int wanted = publications.list(KEY.toString()).stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .mapToInt(each -> each.version())
                .findFirst()
                .orElse(0);
        Instant now = clock.instant();
        if (wanted != version
                && wanted != 0
                && (wanted != unmade || !tried.plus(AGAIN).isAfter(now))) {
            tried = now;
            make(store.version(KEY.toString(), wanted).orElseThrow(), now);
        }
        return rules;
    }

    private void make(StoredVersion stored, Instant now) {
        try {
            if (maker.apply(new Content(stored.files())) instanceof Ready.Rules ready) {
                rules = new RuleTrial(PackKind.GOVERNANCE, ready.pack());
                version = stored.number();
                if (unmade != 0) {
                    publications.endAlerts(
                            KEY.toString(), StoredAlert.Kind.FAULTS, unmade, ReleaseDesk.GOVERNANCE, now);
                    unmade = 0;
                }
            }
        } catch (RuntimeException e) {
            unmade = stored.number();
            String message = "version " + unmade + " of " + KEY + " is in force and cannot be asked: " + e.getMessage()
                    + (rules == null ? ". Nothing governs" : ". Version " + version + " governs in its place")
                    + "; it is tried again every minute. Maybe roll it back";
            LOG.log(Level.ERROR, message, e);
            alert(unmade, message, now);
        }
    }
}
