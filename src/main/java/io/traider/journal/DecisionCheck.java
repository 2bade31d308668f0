package io.traider.journal;

import io.traider.domain.Decision;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeMap;

/** Compares a row of the decision table with the decision in the log. */
final class DecisionCheck {
    /** One row, all true when it is as it was written. */
    static final String ROWS = """
        select nanos = ? and strategy = ? and venue || ':' || symbol = ? and signal_kind = ? and allowed = ?
            and order_id is not distinct from ? and signal = cast(? as jsonb) and features = cast(? as jsonb)
            and score = cast(? as jsonb) and intent is not distinct from cast(? as jsonb)
            and verdict = cast(? as jsonb) and versions = cast(? as jsonb)
            and facts is not distinct from cast(? as jsonb) and coalesce(would_be, false) = ?
        from decision where sequence = ? and ordinal = ?\
        """;

    private DecisionCheck() {}

    /** What is wrong; empty when nothing is. */
    static String compare(PreparedStatement rows, long sequence, int ordinal, Decision decision) throws SQLException {
        int at = 0;
        rows.setLong(++at, decision.nanos());
        rows.setString(++at, decision.signal().strategy());
        rows.setString(++at, decision.signal().instrument().toString());
        rows.setString(++at, decision.signal().kind().name());
        rows.setBoolean(++at, decision.verdict().allowed());
        rows.setString(++at, decision.order());
        rows.setString(++at, Json.write(decision.signal()));
        rows.setString(++at, Json.write(decision.features()));
        rows.setString(++at, Json.write(decision.score()));
        rows.setString(++at, decision.intent() == null ? null : Json.write(decision.intent()));
        rows.setString(++at, Json.write(decision.verdict()));
        rows.setString(++at, Json.write(new TreeMap<>(decision.versions())));
        rows.setString(++at, decision.facts().isEmpty() ? null : Json.write(decision.facts()));
        rows.setBoolean(++at, decision.wouldBe());
        rows.setLong(++at, sequence);
        rows.setInt(++at, ordinal);
        try (ResultSet row = rows.executeQuery()) {
            if (!row.next()) {
                return "the row of decision " + sequence + "." + ordinal + " is missing";
            }
            return row.getBoolean(1) ? "" : "the row of decision " + sequence + "." + ordinal + " was changed";
        }
    }
}
