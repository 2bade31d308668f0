package io.traider.portfolio;

import io.traider.domain.LedgerEntry;
import io.traider.domain.Money;
import io.traider.domain.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The balances of all accounts: what the entries so far add up to. */
final class Ledger {

    private final Map<String, SortedMap<String, BigDecimal>> balances = new HashMap<>();

    void post(LedgerEntry entry) {
        entry.postings().forEach(this::post);
    }

    private void post(Posting posting) {
        Money amount = posting.amount();
        balances.computeIfAbsent(posting.account(), _ -> new TreeMap<>())
                .merge(amount.currency(), amount.amount(), BigDecimal::add);
    }

    /** Every account with what stands on it, accounts and currencies in alphabetical order; zero balances are left out. */
    List<Posting> trialBalance() {
        List<Posting> lines = new ArrayList<>();
        new TreeMap<>(balances)
                .forEach((account, amounts) -> amounts.forEach((currency, amount) -> {
                    if (amount.signum() != 0) {
                        lines.add(new Posting(account, new Money(amount, currency)));
                    }
                }));
        return lines;
    }

    /** What stands on the accounts of a kind, by currency. */
    SortedMap<String, BigDecimal> total(Predicate<String> account) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        balances.forEach((name, amounts) -> {
            if (account.test(name)) {
                amounts.forEach((currency, amount) -> sums.merge(currency, amount, BigDecimal::add));
            }
        });
        return sums;
    }

    void restore(List<Posting> lines) {
        balances.clear();
        lines.forEach(this::post);
    }
}
