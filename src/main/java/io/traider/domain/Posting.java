package io.traider.domain;

/**
 * One line of a ledger entry.
 *
 * @param account colon-separated, for example {@code assets:BINANCE:USDT} or {@code expenses:fees}
 * @param amount positive debits the account, negative credits it
 */
public record Posting(String account, Money amount) {}
