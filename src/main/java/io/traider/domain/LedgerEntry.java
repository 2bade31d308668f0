package io.traider.domain;

import java.math.BigDecimal;
import java.util.List;

/**
 * A business event in double entry: its postings sum to zero in every currency.
 *
 * @param id unique for ever, derived from what caused it
 * @param text for a person
 */
public record LedgerEntry(String id, long nanos, String text, List<Posting> postings) {

    public LedgerEntry {
        postings = List.copyOf(postings);
        for (int i = 0; i < postings.size(); i++) {
            String currency = postings.get(i).amount().currency();
            if (first(currency, postings) == i && sum(currency, postings, i).signum() != 0) {
                throw new IllegalArgumentException("ledger entry " + id + " does not balance: "
                        + sum(currency, postings, i).toPlainString() + " " + currency + " in " + postings);
            }
        }
    }

    private static int first(String currency, List<Posting> postings) {
        int at = 0;
        while (!postings.get(at).amount().currency().equals(currency)) {
            at++;
        }
        return at;
    }

    private static BigDecimal sum(String currency, List<Posting> postings, int from) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = from; i < postings.size(); i++) {
            Money amount = postings.get(i).amount();
            sum = amount.currency().equals(currency) ? sum.add(amount.amount()) : sum;
        }
        return sum;
    }
}
