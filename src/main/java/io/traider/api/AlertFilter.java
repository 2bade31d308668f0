package io.traider.api;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.journal.AlertSelection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The schema's {@code AlertFilter}; a part that is {@code null} does not restrict. */
record AlertFilter(
        @Nullable AlertKind kind,
        @Nullable String account,
        @Nullable String code,
        @Nullable Boolean lasts,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final AlertFilter NONE = new AlertFilter(null, null, null, null, null, null);

    static AlertFilter orNone(@Nullable AlertFilter filter) {
        return filter == null ? NONE : filter;
    }

    AlertSelection selection() {
        return new AlertSelection(kind, account, code, lasts, Filter.nanos(from), Filter.nanos(to));
    }

    /** Whether an alert is wanted, whenever it was raised. */
    boolean wants(Alert alert) {
        return (kind == null || kind == alert.kind())
                && (account == null || account.equals(alert.account()))
                && (code == null || code.equals(alert.reason().code()));
    }
}
