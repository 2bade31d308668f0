package io.traider.journal;

import static org.jooq.impl.DSL.row;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The columns that a selection restricts; {@code null} where a table has none. */
record Filter(
        @Nullable Field<String> strategy,
        @Nullable Field<String> venue,
        @Nullable Field<String> symbol,
        Field<Long> nanos) {

    Condition matching(Selection selection) {
        List<Condition> all = new ArrayList<>();
        equal(all, strategy, selection.strategy());
        equal(all, venue, selection.venue() == null ? null : selection.venue().name());
        equal(all, symbol, selection.symbol());
        if (selection.fromNanos() != null) {
            all.add(nanos.ge(selection.fromNanos()));
        }
        if (selection.toNanos() != null) {
            all.add(nanos.lt(selection.toNanos()));
        }
        return DSL.and(all);
    }

    private static void equal(List<Condition> all, @Nullable Field<String> field, @Nullable String value) {
        if (field != null && value != null) {
            all.add(field.eq(value));
        }
    }

    /** Rows older than a place. */
    static Condition older(Field<Long> sequence, Field<Integer> ordinal, @Nullable Cursor after) {
        return after == null ? DSL.noCondition() : row(sequence, ordinal).lt(after.sequence(), after.ordinal());
    }
}
