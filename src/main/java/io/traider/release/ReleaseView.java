package io.traider.release;

import io.traider.journal.release.Publication;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredShadow;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.UseStore.RuleSum;
import io.traider.rule.PackKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How releases stand, read out of the database. */
final class ReleaseView {

    private static final int EVENTS = 200;

    private final ReleaseStore store;
    private final DraftDesk drafts;
    private final LiveUse live;
    private final InstantSource clock;

    ReleaseView(ReleaseStore store, DraftDesk drafts, LiveUse live, InstantSource clock) {
        this.store = store;
        this.drafts = drafts;
        this.live = live;
        this.clock = clock;
    }

    /** Rules and limits. Reads no text: pages ask for this every few seconds. */
    List<ReleaseSummary> list() {
        SortedMap<String, List<RuleSum>> hits = store.use().hits(clock.instant());
        SortedMap<String, String> savers = store.drafts().savers();
        List<StoredShadow> shadows = store.publications().shadows();
        List<ReleaseSummary> all = new ArrayList<>();
        store.keys().forEach((text, pack) -> {
            ReleaseKey key = ReleaseKey.parse(text);
            if (!key.written()) {
                return;
            }
            List<Publication> publications = store.publications().list(text);
            all.add(summary(
                    key,
                    kind(pack),
                    standing(key, publications),
                    publications,
                    savers.get(text),
                    shadows.stream().anyMatch(shadow -> shadow.key().equals(text)),
                    hits.getOrDefault(text, List.of())));
        });
        return all;
    }

    /** How far a version is. */
    private record Standing(int number, String hash, Version.State state) {

        static Standing of(Version version) {
            return new Standing(version.number(), version.hash(), version.state());
        }
    }

    private List<Standing> standing(ReleaseKey key, List<Publication> publications) {
        List<Review> reviews = store.reviews(key.toString());
        return store.heads(key.toString()).stream()
                .map(head -> new Standing(
                        head.number(),
                        head.hash(),
                        state(
                                key,
                                head.origin(),
                                reviews(reviews, head.number()),
                                states(publications, head.number()))))
                .toList();
    }

    static @Nullable PackKind kind(String pack) {
        return pack.isEmpty() ? null : PackKind.valueOf(pack);
    }

    Optional<ReleaseDetail> find(ReleaseKey key) {
        String pack = store.keys().get(key.toString());
        if (pack == null) {
            return Optional.empty();
        }
        List<Publication> publications = store.publications().list(key.toString());
        List<Version> versions = versions(key, publications);
        Draft draft = drafts.find(key).orElse(null);
        Shadow shadow = store.publications().shadows().stream()
                .filter(each -> each.key().equals(key.toString()))
                .findFirst()
                .map(live::shadow)
                .orElse(null);
        List<RuleSum> hits = store.use().hits(clock.instant()).getOrDefault(key.toString(), List.of());
        return Optional.of(new ReleaseDetail(
                summary(
                        key,
                        kind(pack),
                        versions.stream().map(Standing::of).toList(),
                        publications,
                        draft == null ? null : draft.savedBy(),
                        shadow != null,
                        hits),
                draft,
                versions,
                publications,
                shadow,
                hits(hits, live.rules(key)),
                store.events(key.toString(), EVENTS)));
    }

    /** Those that fired, and those of the version in force that did not. */
    static List<RuleHits> hits(List<RuleSum> fired, Collection<String> inForce) {
        SortedMap<String, RuleHits> all = new TreeMap<>();
        inForce.forEach(rule -> all.put(rule, new RuleHits(rule, 0, 0, Duration.ZERO)));
        fired.forEach(sum -> all.put(
                sum.rule(), new RuleHits(sum.rule(), sum.lastHour(), sum.lastDay(), Duration.ofNanos(sum.nanos()))));
        return List.copyOf(all.values());
    }

    Optional<Version> version(ReleaseKey key, int number) {
        return store.version(key.toString(), number)
                .map(stored -> version(
                        key,
                        stored,
                        store.reviews(key.toString()),
                        store.publications().list(key.toString())));
    }

    private List<Version> versions(ReleaseKey key, List<Publication> publications) {
        List<Review> reviews = store.reviews(key.toString());
        return store.versions(key.toString()).stream()
                .map(stored -> version(key, stored, reviews, publications))
                .toList();
    }

    private static List<Review> reviews(List<Review> all, int number) {
        return all.stream().filter(review -> review.version() == number).toList();
    }

    private static List<Publication.State> states(List<Publication> all, int number) {
        return all.stream()
                .filter(each -> each.version() == number)
                .map(Publication::state)
                .toList();
    }

    private static Version version(
            ReleaseKey key, StoredVersion stored, List<Review> reviews, List<Publication> publications) {
        List<Review> its = reviews(reviews, stored.number());
        return new Version(
                key,
                stored.number(),
                stored.hash(),
                new Content(stored.files()),
                stored.authors(),
                Version.Origin.valueOf(stored.origin().name()),
                stored.comment(),
                stored.by(),
                stored.at(),
                stored.report() == null ? null : ReleaseJson.read(stored.report(), CheckReport.class),
                stored.simulation(),
                state(key, stored.origin(), its, states(publications, stored.number())),
                its);
    }

    private static Version.State state(
            ReleaseKey key, StoredVersion.Origin origin, List<Review> reviews, List<Publication.State> states) {
        // Of a score source the models are approved, and a strategy's values are bounded.
        boolean approved = !key.written()
                || origin == StoredVersion.Origin.SHIPPED
                || !reviews.isEmpty() && reviews.getLast().approved();
        if (states.contains(Publication.State.IN_FORCE)) {
            return approved ? Version.State.ACTIVE : Version.State.ACTIVE_UNREVIEWED;
        }
        if (states.contains(Publication.State.SCHEDULED) || states.contains(Publication.State.INTENDED)) {
            return Version.State.SCHEDULED;
        }
        if (states.contains(Publication.State.RETIRED)) {
            return Version.State.RETIRED;
        }
        if (approved) {
            return Version.State.APPROVED;
        }
        return reviews.isEmpty() ? Version.State.IN_REVIEW : Version.State.SENT_BACK;
    }

    private ReleaseSummary summary(
            ReleaseKey key,
            @Nullable PackKind pack,
            List<Standing> versions,
            List<Publication> publications,
            @Nullable String draftBy,
            boolean shadow,
            List<RuleSum> hits) {
        Publication inForce = publications.stream()
                .filter(each -> each.state() == Publication.State.IN_FORCE)
                .findFirst()
                .orElse(null);
        int active = inForce == null ? 0 : inForce.version();
        LiveUse.Use use = live.of(key);
        return new ReleaseSummary(
                key,
                pack,
                active,
                versions.stream()
                        .filter(version -> version.number() == active)
                        .map(Standing::hash)
                        .findFirst()
                        .orElse(""),
                inForce == null ? "" : inForce.by(),
                inForce == null ? null : inForce.inForceAt(),
                draftBy != null,
                draftBy == null ? "" : draftBy,
                versions.stream()
                        .filter(version -> version.state() == Version.State.IN_REVIEW)
                        .mapToInt(Standing::number)
                        .max()
                        .orElse(0),
                state(versions, active, draftBy != null, shadow),
                hits.stream().mapToLong(RuleSum::lastHour).sum(),
                hits.stream().mapToLong(RuleSum::lastDay).sum(),
                use.asked(),
                use.mean(),
                use.faults());
    }

    private static ReleaseSummary.State state(List<Standing> versions, int active, boolean draft, boolean shadow) {
        if (any(versions, 0, Version.State.ACTIVE_UNREVIEWED)) {
            return ReleaseSummary.State.UNREVIEWED;
        }
        if (any(versions, 0, Version.State.SCHEDULED)) {
            return ReleaseSummary.State.SCHEDULED;
        }
        if (any(versions, 0, Version.State.IN_REVIEW)) {
            return ReleaseSummary.State.IN_REVIEW;
        }
        if (any(versions, active, Version.State.APPROVED)) {
            return ReleaseSummary.State.APPROVED;
        }
        if (shadow) {
            return ReleaseSummary.State.SHADOW;
        }
        if (draft) {
            return ReleaseSummary.State.DRAFT;
        }
        return active == 0 ? ReleaseSummary.State.NONE : ReleaseSummary.State.ACTIVE;
    }

    private static boolean any(List<Standing> versions, int after, Version.State state) {
        return versions.stream().anyMatch(version -> version.number() > after && version.state() == state);
    }
}
