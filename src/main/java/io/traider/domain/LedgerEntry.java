package io.traider.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/**
 * A business event in double entry: its postings sum to zero in every currency.
 *
 * @param id unique for ever, derived from what caused it
 * @param text for a person
 */
public record LedgerEntry(String id, long nanos, String text, List<Posting> postings) {

    public LedgerEntry {
        postings = List.copyOf(postings);
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.amount().currency(), posting.amount().amount(), BigDecimal::add);
        }
        if (sums.values().stream().anyMatch(sum -> sum.signum() != 0)) {
            throw new IllegalArgumentException("ledger entry " + id + " does not balance: " + sums + " in " + postings);
        }
    }
}
