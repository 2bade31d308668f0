package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.journal.release.Publication;
import io.traider.journal.release.ReleaseEvent;
import io.traider.journal.release.Review;
import io.traider.release.CheckReport;
import io.traider.release.Draft;
import io.traider.release.ReleaseAlert;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseKey;
import io.traider.release.RuleHits;
import io.traider.release.ScenarioOutcome;
import io.traider.release.Shadow;
import io.traider.release.Version;
import io.traider.release.WhyNotReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the fields of what is common to rule packs and limit sets come from. */
final class ReleaseFields {

    private static final double MICRO = 1_000.0;

    private ReleaseFields() {}

    static void of(RuntimeWiring.Builder schema) {
        pack(release(Fields.of("RulePack", ReleaseDetail.class))).into(schema);
        release(Fields.of("LimitSet", ReleaseDetail.class)).into(schema);
        Fields.of("Release", ReleaseKey.class)
                .field("key", ReleaseKey::toString)
                .into(schema);
        text(schema);
        life(schema);
        Fields.of("WhyNot", WhyNotReport.class)
                .field("pack", report -> report.pack().name())
                .into(schema);
        Fields.of("ReleaseAlert", ReleaseAlert.class)
                .field("key", alert -> alert.key().toString())
                .field("time", ReleaseAlert::at)
                .into(schema);
    }

    private static Fields<ReleaseDetail> release(Fields<ReleaseDetail> fields) {
        return fields.field("name", detail -> detail.summary().key().name())
                .field("state", detail -> detail.summary().state())
                .field("active", ReleaseDetail::active)
                .field("changedBy", detail -> detail.summary().changedBy())
                .field("changedTime", detail -> detail.summary().changedAt());
    }

    private static Fields<ReleaseDetail> pack(Fields<ReleaseDetail> fields) {
        return fields.field("kind", detail -> detail.summary().pack())
                .field("scenarios", ReleaseFields::scenarios)
                .field("hits", ReleaseDetail::rules)
                .field("hitsLastHour", detail -> detail.summary().hitsLastHour())
                .field("hitsLastDay", detail -> detail.summary().hitsLastDay())
                .field("asked", detail -> detail.summary().asked())
                .field("meanMicros", detail -> mean(detail.summary().meanTime()))
                .field("faults", detail -> detail.summary().faults());
    }

    private static List<ScenarioOutcome> scenarios(ReleaseDetail detail) {
        Draft draft = detail.draft();
        CheckReport ofDraft = draft == null ? null : draft.check();
        Version active = detail.active();
        CheckReport check = ofDraft != null || active == null ? ofDraft : active.check();
        return check == null ? List.of() : check.scenarios();
    }

    private static @Nullable Double mean(Duration time) {
        return time.isZero() ? null : time.toNanos() / MICRO;
    }

    private static void text(RuntimeWiring.Builder schema) {
        Fields.of("ReleaseVersion", Version.class)
                .field("submittedBy", Version::by)
                .field("submittedTime", Version::at)
                .field("files", version -> RuleOperations.File.of(version.content()))
                .into(schema);
        Fields.of("ReleaseDraft", Draft.class)
                .field("key", draft -> draft.key().toString())
                .field("files", draft -> RuleOperations.File.of(draft.content()))
                .field("savedTime", Draft::savedAt)
                .into(schema);
        Fields.of("ReleaseCheck", CheckReport.class)
                .field("ok", CheckReport::ok)
                .field("errors", CheckReport::problems)
                .into(schema);
        Fields.of("ReleaseReview", Review.class).field("time", Review::at).into(schema);
    }

    private static void life(RuntimeWiring.Builder schema) {
        Fields.of("ReleasePublication", Publication.class)
                .field("time", Publication::at)
                .field("inForceTime", Publication::inForceAt)
                .field("endedTime", Publication::endedAt)
                .into(schema);
        Fields.of("ShadowDifference", Shadow.Apart.class)
                .field("time", Shadow.Apart::at)
                .into(schema);
        Fields.of("RuleHits", RuleHits.class)
                .field("micros", hits -> hits.time().toNanos() / MICRO)
                .into(schema);
        Fields.of("ReleaseEvent", ReleaseEvent.class)
                .field("time", ReleaseEvent::at)
                .into(schema);
    }
}
