package io.traider.release;

import io.traider.journal.release.Refused;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredAlert;
import io.traider.journal.release.StoredSimulation;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.release.ReleaseRefused.Code;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** From a draft to a version that somebody else approved. */
final class ReviewDesk {

    private final ReleaseStore store;
    private final DraftDesk drafts;
    private final ReleaseView view;
    private final CheckDesk checks;
    private final InstantSource clock;

    ReviewDesk(ReleaseStore store, DraftDesk drafts, ReleaseView view, CheckDesk checks, InstantSource clock) {
        this.store = store;
        this.drafts = drafts;
        this.view = view;
        this.checks = checks;
        this.clock = clock;
    }

    Version submit(ReleaseKey key, String comment, String by) {
        Draft draft = begun(key, comment, "a comment says what changes and why");
        CheckReport report = checks.ofDraft(draft, by);
        if (!report.ok()) {
            throw new ReleaseRefused(
                    Code.CHECK_FAILED, "the draft of " + key + " cannot be submitted: " + first(report));
        }
        return made(draft, report, Origin.SUBMITTED, comment, by);
    }

    /** A version that is to be put into force at once. */
    Version emergency(ReleaseKey key, String reason, String by) {
        Draft draft = begun(key, reason, "an emergency has a reason");
        CheckReport report = checks.ofDraft(draft, by);
        if (!report.builds()) {
            throw new ReleaseRefused(
                    Code.CHECK_FAILED, "the draft of " + key + " cannot be published: " + first(report));
        }
        return made(draft, report, Origin.EMERGENCY, reason, by);
    }

    private Draft begun(ReleaseKey key, String comment, String why) {
        if (comment.isBlank()) {
            throw new ReleaseRefused(Code.REASON_MISSING, why + ". Maybe write a sentence");
        }
        Draft draft = drafts.draft(key);
        Version base = view.find(key).map(ReleaseDetail::active).orElse(null);
        if (!draft.begun() || base != null && base.content().equals(draft.content())) {
            throw new ReleaseRefused(
                    Code.NOTHING_TO_SUBMIT,
                    draft.begun()
                            ? "the draft of " + key + " says what version " + base.number()
                                    + " does, which is in force. Maybe change it, or discard it"
                            : "nobody has begun a draft of " + key + ". Maybe change the text and save it");
        }
        return draft;
    }

    /** What forbids it, in words. */
    static String first(CheckReport report) {
        if (!report.problems().isEmpty()) {
            int more = report.problems().size() - 1;
            return report.problems().getFirst() + (more == 0 ? "" : ", and " + more + " more");
        }
        List<ScenarioOutcome> failed =
                report.scenarios().stream().filter(outcome -> !outcome.passed()).toList();
        if (!failed.isEmpty()) {
            return "scenario '" + failed.getFirst().name() + "' failed: "
                    + failed.getFirst().difference()
                    + (failed.size() == 1 ? "" : ", and " + (failed.size() - 1) + " more");
        }
        return "no scenario makes " + report.unproven() + " fire. Maybe write one for each";
    }

    private Version made(Draft draft, CheckReport report, Origin origin, String comment, String by) {
        Set<String> authors = new LinkedHashSet<>(draft.authors());
        authors.add(by);
        String key = draft.key().toString();
        StoredVersion wanted = new StoredVersion(
                key,
                0,
                report.hash(),
                draft.content().files(),
                List.copyOf(authors),
                origin,
                comment.strip(),
                by,
                clock.instant(),
                ReleaseJson.write(report),
                null);
        Long simulation = store.simulations()
                .latest(key, wanted.contentHash())
                .map(StoredSimulation::id)
                .orElse(null);
        int number = store.submit(wanted.with(simulation), draft.revision())
                .map(StoredVersion::number)
                .orElseThrow(() -> new DraftConflict(draft.content(), draft.revision(), drafts.draft(draft.key())));
        return version(draft.key(), number);
    }

    Version version(ReleaseKey key, int number) {
        return view.version(key, number)
                .orElseThrow(() -> new ReleaseRefused(Code.NOT_FOUND, "no version " + number + " of " + key));
    }

    Version review(ReleaseKey key, int number, boolean approve, String comment, String by) {
        Version version = version(key, number);
        if (!approve && comment.isBlank()) {
            throw new ReleaseRefused(
                    Code.REASON_MISSING, "whoever sends a version back says why. Maybe write a sentence");
        }
        if (!open(version, approve)) {
            throw new ReleaseRefused(
                    Code.NOT_IN_REVIEW,
                    "version " + number + " of " + key + " is " + version.state() + ", not in review");
        }
        CheckReport report = version.check();
        if (approve && report != null && !report.ok()) {
            throw new ReleaseRefused(
                    Code.CHECK_FAILED,
                    "version " + number + " of " + key + " cannot be approved: " + first(report)
                            + ". Maybe send it back, and submit a draft that has what is missing");
        }
        Review review = new Review(key.toString(), number, approve, comment.strip(), by, clock.instant());
        try {
            store.review(review);
        } catch (Refused e) {
            throw new ReleaseRefused(
                    Code.SELF_REVIEW, e.getMessage() + ". Maybe ask somebody who did not write on it", e);
        }
        if (version.origin() == Version.Origin.EMERGENCY) {
            settle(version, review);
        } else if (!approve) {
            giveBack(version, review);
        }
        return version(key, number);
    }

    /** An approval can be taken back until the version is in force. */
    private static boolean open(Version version, boolean approve) {
        return switch (version.state()) {
            case IN_REVIEW, ACTIVE_UNREVIEWED -> true;
            case APPROVED, SCHEDULED -> !approve && version.origin() != Version.Origin.SHIPPED;
            case RETIRED ->
                version.origin() == Version.Origin.EMERGENCY
                        && version.reviews().stream().noneMatch(Review::approved);
            case SENT_BACK, ACTIVE -> false;
        };
    }

    /** What nobody approved stays loud for as long as it is in force. */
    private void settle(Version version, Review review) {
        if (review.approved()) {
            String key = version.key().toString();
            store.publications().endAlerts(key, StoredAlert.Kind.EMERGENCY, version.number(), review.by(), review.at());
        }
    }

    /** To those who wrote it, unless somebody has begun something else. */
    private void giveBack(Version version, Review review) {
        if (!drafts.draft(version.key()).begun()) {
            drafts.put(
                    version.key(),
                    version.content(),
                    0,
                    version.number(),
                    version.authors(),
                    review.by() + " sent version " + version.number() + " back: " + review.comment(),
                    version.by());
        }
    }
}
