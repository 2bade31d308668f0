package io.traider.journal;

import io.traider.domain.Money;

/** What a ledger account holds: positive is a debit balance, negative a credit balance. */
public record Balance(String account, Money amount) {}
