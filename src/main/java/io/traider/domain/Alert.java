package io.traider.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should look at, from the input at which it began to hold until the one at which it did not any more.
 * While it lasts it is not raised again.
 *
 * @param id unique for ever
 * @param sequence of the input at which it was raised
 * @param nanos session time at which it was raised
 * @param pack name of the rule pack that raised it
 * @param hash of that pack
 * @param account whose it is: {@code strategy@VENUE}, or {@code portfolio@limits} of everything under a limit set
 * @param instrument {@code null} when it is about none alone
 * @param order the client order id of the order that the step was about, {@code null} when it was about none
 * @param fill the fill that the step was about, {@code null} when it was about none
 * @param reason the rule that said so, its code and the numbers
 * @param facts what the rules were shown
 * @param endedNanos session time at which it ended; {@code 0} while it lasts
 */
public record Alert(
        String id,
        long sequence,
        long nanos,
        AlertKind kind,
        String pack,
        String hash,
        String account,
        @Nullable InstrumentId instrument,
        @Nullable String order,
        @Nullable String fill,
        Reason reason,
        List<Fact> facts,
        long endedNanos) {

    public Alert {
        facts = List.copyOf(facts);
    }

    /** Its place among those that its input raised, from 0. */
    public int ordinal() {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)) - 1;
    }

    /** Whether it lasts. */
    public boolean lasts() {
        return endedNanos == 0;
    }

    /** The same, over. */
    public Alert ended(long at) {
        return new Alert(id, sequence, nanos, kind, pack, hash, account, instrument, order, fill, reason, facts, at);
    }
}
