package io.traider.domain;

import java.math.BigDecimal;

/**
 * An exact amount of a currency.
 *
 * @param amount signed; trailing zeros are dropped, so equal amounts are equal
 * @param currency ISO or asset code, for example {@code USD}, {@code USDT}, {@code BTC}
 */
public record Money(BigDecimal amount, String currency) {

    public Money {
        if (currency.isBlank()) {
            throw new IllegalArgumentException("money needs a currency");
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        return same(other).isZero() ? this : new Money(amount.add(other.amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return same(other).isZero() ? this : new Money(amount.subtract(other.amount), currency);
    }

    public Money negate() {
        return isZero() ? this : new Money(amount.negate(), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + this + " and " + other);
        }
        return other;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
