package io.traider.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactTest {

    private final Random random = new Random(12);

    /** Of any length and with any number of trailing zeros. */
    private long units() {
        long units = random.nextLong() >> random.nextInt(64);
        for (int zeros = random.nextInt(12); zeros > 0; zeros--) {
            units = units * 10 / 10 == units ? units * 10 : units;
        }
        return units;
    }

    @Test
    void aPriceTimesAQuantityIsExactAndWithoutTrailingZeros() {
        for (int i = 0; i < 20_000; i++) {
            Price price = Price.ofUnits(units());
            Quantity quantity = Quantity.ofUnits(units());
            BigDecimal product = price.toBigDecimal().multiply(quantity.toBigDecimal());
            assertThat(price.times(quantity))
                    .isEqualTo(product.signum() == 0 ? BigDecimal.ZERO : product.stripTrailingZeros());
        }
    }

    @Test
    void textsArePlainDecimals() {
        for (int i = 0; i < 20_000; i++) {
            Price price = Price.ofUnits(units());
            assertThat(price).hasToString(plain(price.toBigDecimal()));
            Quantity quantity = Quantity.ofUnits(units());
            assertThat(quantity).hasToString(plain(quantity.toBigDecimal()));
        }
        assertThat(Price.ofUnits(-5_000_000_000L)).hasToString("-0.5");
        assertThat(Price.ofUnits(Long.MIN_VALUE)).hasToString("-922337203.6854775808");
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    @Test
    void anEntryThatDoesNotBalanceInEachCurrencyIsRefused() {
        Posting dollars = new Posting("assets", Money.of("5", "USD"));
        Posting coins = new Posting("trading", Money.of("5", "BTC"));
        Posting noMoreDollars = new Posting("capital", Money.of("-5", "USD"));
        Posting someCoins = new Posting("trading", Money.of("-4.9", "BTC"));

        assertThat(new LedgerEntry("e", 1, "", List.of(dollars, noMoreDollars)).postings())
                .hasSize(2);
        assertThatThrownBy(() -> new LedgerEntry("e", 1, "", List.of(dollars, coins, noMoreDollars, someCoins)))
                .hasMessageContaining("does not balance: 0.1 BTC");
    }
}
