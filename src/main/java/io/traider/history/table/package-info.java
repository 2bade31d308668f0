/**
 * Tables of exact values in time order, and the two forms they are kept in: Parquet and CSV.
 *
 * <p>A {@link io.traider.history.table.Schema} declares columns once; a {@link io.traider.history.table.Row} is one line
 * of it, reused while it streams from a {@link io.traider.history.table.RowSource} into a
 * {@link io.traider.history.table.RowSink}. Decimals are whole units of a fixed scale everywhere, in memory, in Parquet
 * ({@code DECIMAL} on a 64-bit integer) and in CSV (plain decimal text), so that nothing is ever rounded on the way.
 */
@NullMarked
package io.traider.history.table;

import org.jspecify.annotations.NullMarked;
