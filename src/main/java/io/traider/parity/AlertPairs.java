package io.traider.parity;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.InstrumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the alerts of two runs apart: one of each that last at the same time are the same, whichever began first, and what
 * has no such other when it ends was gained or lost.
 */
final class AlertPairs {

    /** What is raised once while it lasts. */
    private record Topic(
            AlertKind kind, String account, @Nullable InstrumentId instrument, String code) {

        static Topic of(Alert alert) {
            return new Topic(
                    alert.kind(),
                    alert.account(),
                    alert.instrument(),
                    alert.reason().code());
        }
    }

    private static final class Span {
        private final AlertApart began;
        private boolean paired;

        Span(AlertApart began) {
            this.began = began;
        }
    }

    private final Consumer<AlertApart> listener;
    private final Map<Topic, Span> left = new HashMap<>();
    private final Map<Topic, Span> right = new HashMap<>();

    /** @param listener told of each that is on one side alone, when it ends */
    AlertPairs(Consumer<AlertApart> listener) {
        this.listener = listener;
    }

    /** What both sides raised and ended on an input. */
    void on(long sequence, Side was, Side would) {
        List<Alert> before = was.takeAlerts();
        List<Alert> after = would.takeAlerts();
        before.stream().filter(Alert::lasts).forEach(alert -> began(sequence, alert, false, would));
        after.stream().filter(Alert::lasts).forEach(alert -> began(sequence, alert, true, was));
        before.stream().filter(alert -> !alert.lasts()).forEach(alert -> ended(alert, left));
        after.stream().filter(alert -> !alert.lasts()).forEach(alert -> ended(alert, right));
    }

    private void began(long sequence, Alert alert, boolean gained, Side elsewhere) {
        Topic topic = Topic.of(alert);
        Span span = new Span(new AlertApart(sequence, gained, alert, elsewhere.version(alert.pack())));
        tell((gained ? right : left).put(topic, span));
        Span other = (gained ? left : right).get(topic);
        if (other != null && !other.paired) {
            other.paired = true;
            span.paired = true;
        }
    }

    private void ended(Alert alert, Map<Topic, Span> side) {
        Topic topic = Topic.of(alert);
        Span span = side.get(topic);
        if (span != null && span.began.alert().id().equals(alert.id())) {
            side.remove(topic);
            tell(span);
        }
    }

    private void tell(@Nullable Span span) {
        if (span != null && !span.paired) {
            listener.accept(span.began);
        }
    }

    /** Nothing more comes: what lasts still has no other. */
    void end() {
        List<Span> last = new ArrayList<>(
                Stream.concat(left.values().stream(), right.values().stream()).toList());
        last.sort(Comparator.comparingLong((Span span) -> span.began.sequence())
                .thenComparing(span -> span.began.alert().id()));
        last.forEach(this::tell);
        left.clear();
        right.clear();
    }
}
