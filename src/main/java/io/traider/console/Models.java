package io.traider.console;

import io.traider.journal.release.Review;
import io.traider.judging.Estimate;
import io.traider.judging.Judgement;
import io.traider.model.ModelCard;
import io.traider.model.Purpose;
import io.traider.model.TrialFigures;
import io.traider.release.ModelReport;
import io.traider.release.ModelVersion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Models in words. */
final class Models {

    private Models() {}

    /** Where a model is shown, below the console's own address. */
    static String address(String model) {
        return "models/" + model;
    }

    static String address(String model, int version) {
        return address(model) + "?version=" + version;
    }

    /** A cell of {@link Column#state}. */
    static String state(ModelVersion it) {
        return tone(it) + " " + words(it);
    }

    static String tone(ModelVersion it) {
        return switch (it.state()) {
            case ACTIVE -> it.approved() ? "good" : "warn";
            case APPROVED -> it.shipped() ? "plain" : "warn";
            case IN_REVIEW -> "warn";
            case SENT_BACK -> "bad";
            case SHADOW, RETIRED -> "plain";
        };
    }

    static String words(ModelVersion it) {
        return switch (it.state()) {
            case IN_REVIEW -> "In review";
            case SENT_BACK -> "Sent back";
            case APPROVED -> it.shipped() ? "Shipped, not in use" : "Approved, not in use";
            case SHADOW -> "In the shadow of " + String.join(", ", it.shadow());
            case ACTIVE -> "In use by " + String.join(", ", it.active()) + (it.approved() ? "" : ", not approved");
            case RETIRED -> "Retired";
        };
    }

    /** What its card claims to have measured, in short. */
    static String claims(ModelCard card) {
        return card.figures().entrySet().stream()
                .filter(each -> each.getValue() instanceof Number)
                .map(each -> each.getKey() + " " + number(((Number) each.getValue()).doubleValue()))
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    /** Four significant digits. */
    static String number(double value) {
        return Double.isFinite(value)
                ? Words.exact(new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros(), 0)
                : "–";
    }

    static String percent(double share) {
        return Double.isFinite(share) ? Words.percent(BigDecimal.valueOf(share)) : "–";
    }

    /** A share with what is uncertain about it. */
    static String percent(@Nullable Estimate share) {
        return share == null || !Double.isFinite(share.value())
                ? "–"
                : percent(share.value())
                        + (Double.isFinite(share.error()) ? " ± " + percent(1.96 * share.error()) : "");
    }

    static String number(@Nullable Estimate value) {
        return value == null || !Double.isFinite(value.value())
                ? "–"
                : number(value.value()) + (Double.isFinite(value.error()) ? " ± " + number(1.96 * value.error()) : "");
    }

    /** How quickly it scored a row when it was tried. */
    static String latency(@Nullable ModelReport check) {
        TrialFigures figures = check == null ? null : check.figures();
        return figures == null
                ? "–"
                : String.format(Locale.ENGLISH, "%.1f / %.1f µs", figures.p50Micros(), figures.p99Micros());
    }

    static String reads(ModelCard card) {
        return card.steps() == 0
                ? card.inputs().size() + " features of " + card.featureSet()
                : card.steps() + " steps of " + card.inputs().size() + " features of " + card.featureSet();
    }

    static String foretells(ModelCard card) {
        Duration horizon = card.purpose().horizon();
        String target = card.purpose().target();
        return (target.isEmpty() ? "not said" : target) + (horizon == null ? "" : " in " + horizon(horizon));
    }

    private static String horizon(Duration horizon) {
        long millis = horizon.toMillis();
        return millis < 1_000 ? millis + " ms" : Words.duration(millis / 1_000);
    }

    static String span(ModelCard card) {
        Purpose.Span span = card.purpose().span();
        return span == null ? "not said" : Runs.time(span.from()) + " to " + Runs.time(span.to());
    }

    static String review(Review it) {
        return (it.approved() ? "Approved" : "Sent back") + " by " + it.by() + " on " + Runs.time(it.at())
                + (it.comment().isBlank() ? "" : ": “" + it.comment() + "”");
    }

    static String state(Judgement it) {
        return switch (it.state()) {
            case QUEUED -> "Waits for others before it";
            case RUNNING -> "Runs";
            case DONE -> "Done";
            case CANCELLED -> "Cancelled";
            case FAILED -> "Failed";
            case INTERRUPTED -> "Interrupted";
        };
    }

    /** For people who may not be among the authors. */
    static boolean wrote(List<String> authors) {
        return authors.contains(SignedIn.now().name());
    }
}
