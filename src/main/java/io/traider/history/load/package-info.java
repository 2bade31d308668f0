/**
 * The way into the store: files of others, told apart by content, checked row by row, brought in whole or not at all.
 *
 * <p>An {@link io.traider.history.load.Importer} looks at each file and makes a mapping from its columns to a declared
 * series; reads, checks and writes the rows to a place of their own; merges them with what is stored; and only then moves
 * the results into the store. What it saw is an {@link io.traider.history.load.ImportReport} of
 * {@link io.traider.history.load.Finding}s: errors refuse the import, warnings do not.
 */
@NullMarked
package io.traider.history.load;

import org.jspecify.annotations.NullMarked;
