package io.traider.rule.table;

import java.util.List;

/**
 * A row that was understood.
 *
 * @param line in the stored form
 * @param conditions all of which must hold, in the order of the columns
 */
record ReadRow(int line, String name, List<Condition> conditions, Outcome outcome) {

    ReadRow {
        conditions = List.copyOf(conditions);
    }
}
