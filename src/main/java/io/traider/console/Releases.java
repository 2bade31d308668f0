package io.traider.console;

import io.traider.domain.ReleaseKind;
import io.traider.journal.release.Publication;
import io.traider.release.Content;
import io.traider.release.ReleaseKey;
import io.traider.release.ReleaseSummary;
import io.traider.release.Simulation;
import io.traider.release.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases in words. */
final class Releases {

    private Releases() {}

    /** Where a release is shown, below the console's own address. */
    static String address(ReleaseKey key) {
        return "rules/" + (key.kind() == ReleaseKind.LIMITS ? "limits/" : "pack/") + key.name();
    }

    static String address(ReleaseKey key, String part) {
        return address(key) + "/" + part;
    }

    /** The text of a version. */
    static String text(ReleaseKey key, int version) {
        return address(key, "versions") + "?version=" + version;
    }

    /** The text of the version with a hash, at a rule of it. */
    static String text(ReleaseKey key, String hash, String rule) {
        String at = rule.isEmpty() ? "" : "&rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8);
        return address(key, "versions") + "?hash=" + hash + at;
    }

    /** What it is called, such as {@code pretrade rules}. */
    static String name(ReleaseKey key) {
        return key.name() + (key.kind() == ReleaseKind.LIMITS ? " limits" : " rules");
    }

    static String kind(ReleaseSummary summary) {
        return summary.pack() == null ? "Limits" : Words.word(summary.pack());
    }

    /** The file that people mean when they speak of the text. */
    static String mainFile(ReleaseKey key) {
        return key.kind() == ReleaseKind.LIMITS ? Content.LIMITS : key.name() + ".drl";
    }

    /** A cell of {@link Column#state}. */
    static String state(ReleaseSummary summary) {
        return tone(summary.state()) + " " + words(summary);
    }

    static String tone(ReleaseSummary.State state) {
        return switch (state) {
            case UNREVIEWED, NONE -> "bad";
            case SCHEDULED, IN_REVIEW, APPROVED -> "warn";
            case SHADOW, DRAFT -> "plain";
            case ACTIVE -> "good";
        };
    }

    static String words(ReleaseSummary summary) {
        return switch (summary.state()) {
            case UNREVIEWED -> "EMERGENCY, UNREVIEWED";
            case SCHEDULED -> "Scheduled";
            case IN_REVIEW -> "Version " + summary.inReview() + " in review";
            case APPROVED -> "Approved";
            case SHADOW -> "In shadow";
            case DRAFT -> "Draft by " + summary.draftBy();
            case ACTIVE -> "In force";
            case NONE -> "Nothing in force";
        };
    }

    /** A cell of {@link Column#state}. */
    static String state(Version version) {
        return switch (version.state()) {
            case IN_REVIEW -> "warn In review";
            case SENT_BACK -> "bad Sent back";
            case APPROVED -> "good Approved";
            case SCHEDULED -> "warn Scheduled";
            case ACTIVE -> "good In force";
            case ACTIVE_UNREVIEWED -> "bad EMERGENCY, UNREVIEWED";
            case RETIRED -> "plain Retired";
        };
    }

    /** A cell of {@link Column#state}. */
    static String state(Publication publication) {
        return switch (publication.state()) {
            case SCHEDULED -> "warn Scheduled";
            case INTENDED -> "warn Coming into force";
            case IN_FORCE -> "good In force";
            case RETIRED -> "plain Retired";
            case FAILED -> "bad Failed";
            case CANCELLED -> "plain Cancelled";
        };
    }

    static String way(Publication.Kind kind) {
        return switch (kind) {
            case SHIPPED -> "Shipped";
            case REVIEWED -> "Reviewed";
            case EMERGENCY -> "EMERGENCY";
            case ROLLBACK -> "Rollback";
            case AUTOMATIC -> "Automatic rollback";
            case PROMOTED -> "Promoted";
            case SET -> "Set";
        };
    }

    static String origin(Version version) {
        return switch (version.origin()) {
            case SHIPPED -> "with the platform";
            case SUBMITTED -> "by " + String.join(", ", version.authors());
            case EMERGENCY -> "in an emergency by " + String.join(", ", version.authors());
        };
    }

    static String tone(Simulation simulation) {
        return switch (simulation.state()) {
            case DONE -> "good";
            case FAILED -> "bad";
            case CANCELLED, INTERRUPTED -> "warn";
            case QUEUED, RUNNING -> "plain";
        };
    }

    /** Milliseconds since 1970; 0 for none. */
    static String millis(@Nullable Instant time) {
        return time == null ? "0" : Long.toString(time.toEpochMilli());
    }

    /** A time in microseconds; a dash for none. */
    static String micros(Duration time) {
        return time.isZero() ? "–" : decimal(time.toNanos() / 1_000.0, 1) + " µs";
    }

    static String decimal(double value, int decimals) {
        return Words.exact(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN), decimals);
    }

    static String list(List<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
