/**
 * The past as it was bought, downloaded or exported: bars, trades, quotes, mark prices and funding rates in a store of files.
 *
 * <p>A {@link io.traider.history.SeriesId series} is what one instrument did, of one {@link io.traider.history.SeriesKind
 * kind}; each kind declares its columns, types and units once (docs/data.md). The {@link io.traider.history.History store}
 * keeps a series in one Parquet file whose footer says how many rows it has, from when to when, their hash and where they
 * came from. What is read back streams by time range, merged over instruments in the order in which it became known: a bar
 * at its end, a quote or trade at its time, a funding rate a nanosecond before it is settled.
 *
 * <p>Nothing gets into the store but through {@link io.traider.history.load.Importer}, which checks every row, says which
 * row of which file is wrong and what might be done about it, and brings in all or nothing.
 */
@NullMarked
package io.traider.history;

import org.jspecify.annotations.NullMarked;
