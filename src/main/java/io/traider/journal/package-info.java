/**
 * The log and what is read from it.
 *
 * <p>There is one log of {@link io.traider.domain.Input}s with gapless numbers, and beside it what the engine made of
 * them. A {@link io.traider.journal.StepLog} takes the steps of the single writer, puts them into blocks, and commits a
 * block in one transaction: its inputs, the steps in which something happened, the rows that people query, and a link of
 * the hash chain. A step that asks for something to be done at a venue is in the database before it is done. At start the
 * log gives back the latest snapshot and the steps after it ({@link io.traider.journal.Recovery}); the inputs themselves
 * can be read again and fed to another engine ({@link io.traider.journal.JournalInputs}).
 *
 * <p>Two things stand beside the log. The {@link io.traider.journal.CaptureSink} keeps what venues said for charts and
 * research; it may lose events, counts what it lost, and never holds up anyone. The
 * {@link io.traider.journal.JournalReader} answers the questions of the API and the console.
 */
@NullMarked
package io.traider.journal;

import org.jspecify.annotations.NullMarked;
