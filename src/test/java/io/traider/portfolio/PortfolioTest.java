package io.traider.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PortfolioTest {

    private static final Instrument PERPETUAL = new Instrument(
            InstrumentId.parse("BINANCE_FUTURES:BTCUSDT"),
            InstrumentKind.PERPETUAL,
            "BTC",
            "USDT",
            Price.parse("0.1"),
            Quantity.parse("0.001"),
            Quantity.parse("0.001"));
    private static final Instrument SPOT = new Instrument(
            InstrumentId.parse("KRAKEN:BTC/USD"),
            InstrumentKind.SPOT,
            "BTC",
            "USD",
            Price.parse("0.1"),
            Quantity.parse("0.00000001"),
            Quantity.parse("0.00005"));
    private static final DollarRates DOLLARS =
            DollarRates.parse("currency,from,usd\nUSD,1970-01-01,1\nUSDT,1970-01-01,1\n");
    private static final long DAY = 86_400_000_000_000L;

    private final Portfolio portfolio =
            new Portfolio(new TreeMap<>(Map.of(PERPETUAL.id(), PERPETUAL, SPOT.id(), SPOT)), DOLLARS);
    private int fills;

    private Fill fill(Instrument of, Side side, String price, String quantity, String fee) {
        return new Fill(
                "f" + ++fills,
                "o1",
                "s",
                of.id(),
                side,
                Price.parse(price),
                Quantity.parse(quantity),
                Liquidity.TAKER,
                Money.of(fee, of.quote()),
                fills);
    }

    private Position position(Instrument of) {
        return portfolio.position("s", of.id());
    }

    @Test
    void aPartIsClosedAtAverageCost() {
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "1", "0"));
        portfolio.fill(fill(PERPETUAL, Side.BUY, "200", "1", "0"));
        portfolio.fill(fill(PERPETUAL, Side.SELL, "180", "0.5", "0"));
        assertThat(position(PERPETUAL).averagePrice()).isEqualTo(Price.parse("150"));
        assertThat(position(PERPETUAL).realizedPnl()).isEqualTo(Money.of("15", "USDT"));
    }

    @Test
    void aFillThroughZeroClosesAndOpensTheOtherWay() {
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "1", "0"));
        portfolio.fill(fill(PERPETUAL, Side.SELL, "110", "3", "0"));
        assertThat(position(PERPETUAL).quantity()).isEqualTo(Quantity.parse("-2"));
        assertThat(position(PERPETUAL).cost()).isEqualTo(Money.of("-220", "USDT"));
        assertThat(position(PERPETUAL).realizedPnl()).isEqualTo(Money.of("10", "USDT"));
        assertThat(portfolio.openedNanos("s", PERPETUAL.id())).isEqualTo(2);
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "2", "0"));
        assertThat(position(PERPETUAL).realizedPnl()).isEqualTo(Money.of("30", "USDT"));
        assertThat(position(PERPETUAL).cost().isZero()).isTrue();
    }

    @Test
    void aSpotFillMovesAssetsAndAPerpetualsDoesNot() {
        portfolio.fill(fill(SPOT, Side.BUY, "100", "2", "0.5"));
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "2", "0.5"));
        assertThat(balance("assets:KRAKEN", "BTC")).isEqualByComparingTo("2");
        assertThat(balance("assets:KRAKEN", "USD")).isEqualByComparingTo("-200.5");
        assertThat(balance("assets:BINANCE_FUTURES", "BTC")).isZero();
        assertThat(balance("assets:BINANCE_FUTURES", "USDT")).isEqualByComparingTo("-0.5");
    }

    @Test
    void longsPayAPositiveFundingRateOnceWhenItsMomentHasPassed() {
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "2", "0"));
        portfolio.announce(rate("0.001", 1_000), 10);
        assertThat(portfolio.settle(999, _ -> Price.parse("110"))).isEmpty();
        assertThat(portfolio.settle(1_000, _ -> Price.parse("110"))).hasSize(1);
        assertThat(portfolio.settle(1_001, _ -> Price.parse("110"))).isEmpty();
        assertThat(position(PERPETUAL).funding()).isEqualTo(Money.of("-0.22", "USDT"));
        assertThat(balance("assets:BINANCE_FUTURES", "USDT")).isEqualByComparingTo("-0.22");
    }

    @Test
    void theRateOfTheNextPeriodDoesNotReplaceTheOneThatIsDue() {
        portfolio.fill(fill(PERPETUAL, Side.SELL, "100", "2", "0"));
        portfolio.announce(rate("0.001", 1_000), 10);
        portfolio.announce(rate("0.5", 2_000), 999);
        portfolio.settle(1_000, _ -> Price.parse("100"));
        assertThat(position(PERPETUAL).funding()).isEqualTo(Money.of("0.2", "USDT"));
    }

    @Test
    void theDayBeginsAnewAtMidnightAndTheDrawdownStays() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000", "USDT"), 1);
        portfolio.record(1, _ -> null);
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "1", "0"));
        assertThat(portfolio.valued(_ -> null)).isFalse();
        PortfolioSummary lower = portfolio.record(2, _ -> Price.parse("50"));
        assertThat(lower.dailyPnl()).isEqualByComparingTo("-50");
        assertThat(lower.maxDrawdown()).isEqualByComparingTo("0.05");
        PortfolioSummary tomorrow = portfolio.record(DAY, _ -> Price.parse("60"));
        assertThat(tomorrow.dailyPnl()).isZero();
        assertThat(tomorrow.equity()).isEqualByComparingTo("960");
        assertThat(tomorrow.maxDrawdown()).isEqualByComparingTo("0.05");
    }

    @Test
    void capitalThatIsPutInIsNoProfitOfTheDay() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000", "USDT"), 1);
        portfolio.record(1, _ -> null);
        portfolio.fill(fill(PERPETUAL, Side.BUY, "100", "1", "0"));
        portfolio.record(2, _ -> Price.parse("50"));
        PortfolioState before = portfolio.state();
        LedgerEntry entry = portfolio.deposit("later", Venue.KRAKEN, Money.of("9000", "USD"), 3);
        PortfolioSummary more = portfolio.record(3, _ -> Price.parse("50"));
        assertThat(more.equity()).isEqualByComparingTo("9950");
        assertThat(more.dailyPnl()).as("what was lost stays lost").isEqualByComparingTo("-50");
        assertThat(more.peak()).isEqualByComparingTo("10000");
        assertThat(more.maxDrawdown()).isEqualByComparingTo("0.05");
        Portfolio again = new Portfolio(new TreeMap<>(Map.of(PERPETUAL.id(), PERPETUAL)), DOLLARS);
        again.restore(before);
        again.redo(List.of(entry), List.of(), null);
        assertThat(again.state()).isEqualTo(portfolio.state());
    }

    @Test
    void ledgerAndPositionsAgreeAfterAnyFills() {
        long seed = new Random().nextLong();
        System.out.println("seed of ledgerAndPositionsAgreeAfterAnyFills: " + seed);
        Random random = new Random(seed);
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("5000", "USDT"), 0);
        portfolio.deposit("s", Venue.KRAKEN, Money.of("5000", "USD"), 0);
        for (int i = 0; i < 2_000; i++) {
            Instrument of = random.nextBoolean() ? PERPETUAL : SPOT;
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            String price = 1 + random.nextInt(100_000) + "." + random.nextInt(10);
            portfolio.fill(fill(of, side, price, "0.00" + (1 + random.nextInt(99)), "0." + random.nextInt(1000)));
            if (random.nextInt(10) == 0) {
                portfolio.announce(rate("0.000" + random.nextInt(9), i + 1), i);
                portfolio.settle(i + 1, _ -> Price.parse(price));
            }
            assertAgree(i + 1);
        }
        Portfolio other = new Portfolio(new TreeMap<>(Map.of(PERPETUAL.id(), PERPETUAL, SPOT.id(), SPOT)), DOLLARS);
        other.restore(portfolio.state());
        assertThat(other.state()).isEqualTo(portfolio.state());
    }

    private void assertAgree(long nanos) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (Posting line : portfolio.trialBalance()) {
            sums.merge(line.amount().currency(), line.amount().amount(), BigDecimal::add);
        }
        assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
        for (Instrument of : new Instrument[] {PERPETUAL, SPOT}) {
            Position position = position(of);
            String owner = ":s:" + of.id();
            assertThat(balance("income:realized" + owner, of.quote()).negate())
                    .isEqualByComparingTo(position.realizedPnl().amount());
            assertThat(balance("expenses:fees" + owner, of.quote()))
                    .isEqualByComparingTo(position.fees().amount());
            assertThat(balance("income:funding" + owner, of.quote()).negate())
                    .isEqualByComparingTo(position.funding().amount());
        }
        assertThat(balance("assets:KRAKEN", "BTC"))
                .isEqualByComparingTo(position(SPOT).quantity().toBigDecimal());
        assertThat(balance("trading:s:KRAKEN:BTC/USD", "USD"))
                .isEqualByComparingTo(position(SPOT).cost().amount());
        PortfolioSummary all = portfolio.summary(nanos, _ -> Price.parse("777"));
        assertThat(all.equity())
                .isEqualByComparingTo(new BigDecimal(10_000)
                        .add(all.realizedPnl())
                        .add(all.unrealizedPnl())
                        .subtract(all.fees())
                        .add(all.funding()));
    }

    @Test
    void anUnknownCurrencyHasNoDollarRate() {
        assertThatThrownBy(() -> DOLLARS.dollars(Money.of("1", "EUR"), 0))
                .hasMessageContaining("no dollar rate for EUR on 1970-01-01")
                .hasMessageContaining("Maybe");
    }

    private BigDecimal balance(String account, String currency) {
        return portfolio.trialBalance().stream()
                .filter(line -> line.account().equals(account)
                        && line.amount().currency().equals(currency))
                .map(line -> line.amount().amount())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static FundingRate rate(String rate, long settlement) {
        return new FundingRate(PERPETUAL.id(), 0, 0, new BigDecimal(rate), 28_800, settlement);
    }
}
