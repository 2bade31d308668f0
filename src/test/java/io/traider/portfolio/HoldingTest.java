package io.traider.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderType;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holding a position costs or brings, at the venues' own times, with the shipped terms. */
class HoldingTest {

    private static final Instrument BINANCE = of("BINANCE_FUTURES:BTCUSDT", InstrumentKind.PERPETUAL, "USDT");
    private static final Instrument KRAKEN = of("KRAKEN_FUTURES:PF_XBTUSD", InstrumentKind.PERPETUAL, "USD");
    private static final Instrument SPOT = of("KRAKEN:BTC/USD", InstrumentKind.SPOT, "USD");
    private static final Instrument COINBASE = of("COINBASE:BTC-USD", InstrumentKind.SPOT, "USD");
    private static final DollarRates DOLLARS = DollarRates.parse("USD,1970-01-01,1\nUSDT,1970-01-01,1\n");
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long MIDNIGHT = at("2026-03-01T00:00:00Z");

    private final Portfolio portfolio = portfolio();
    private int fills;

    private static Instrument of(String id, InstrumentKind kind, String quote) {
        return new Instrument(
                InstrumentId.parse(id),
                kind,
                "BTC",
                quote,
                Price.parse("0.1"),
                Quantity.parse("0.001"),
                Quantity.parse("0.001"));
    }

    private static long at(String time) {
        return Instant.parse(time).getEpochSecond() * SECOND;
    }

    private static Portfolio portfolio() {
        TreeMap<InstrumentId, Instrument> all = new TreeMap<>();
        List.of(BINANCE, KRAKEN, SPOT, COINBASE).forEach(each -> all.put(each.id(), each));
        return new Portfolio(all, DOLLARS);
    }

    private void trade(Instrument of, Side side, String price, String quantity, long nanos) {
        portfolio.fill(new Fill(
                "f" + ++fills,
                "o",
                "s",
                of.id(),
                side,
                Price.parse(price),
                Quantity.parse(quantity),
                Liquidity.TAKER,
                Money.zero(of.quote()),
                nanos));
    }

    private void announce(Instrument of, String rate, int hours, long settlement, long heard) {
        portfolio.announce(
                new FundingRate(of.id(), heard, heard, new BigDecimal(rate), hours * 3600, settlement), heard);
    }

    private List<Booking> settle(long nanos) {
        return portfolio.settle(nanos, _ -> Price.parse("110"));
    }

    private BigDecimal funding(Instrument of) {
        return portfolio.position("s", of.id()).funding().amount();
    }

    @Test
    void aPositionOverASettlementWithoutARateIsUnsettledAndNotTakenForZero() {
        trade(BINANCE, Side.BUY, "100", "2", MIDNIGHT + HOUR);
        assertThat(settle(MIDNIGHT + 8 * HOUR + 59 * SECOND)).isEmpty();
        assertThat(portfolio.unsettled()).isEmpty();
        assertThat(settle(MIDNIGHT + 8 * HOUR + 60 * SECOND)).isEmpty();
        assertThat(portfolio.unsettled())
                .containsExactly(new Unsettled(
                        BINANCE.id(),
                        MIDNIGHT + 8 * HOUR,
                        "no funding rate was heard for it. Maybe the data has a gap there"));
        settle(MIDNIGHT + 15 * HOUR);
        assertThat(portfolio.unsettledCount()).isEqualTo(1);
        settle(MIDNIGHT + 25 * HOUR);
        assertThat(portfolio.unsettledCount()).isEqualTo(3);
    }

    @Test
    void aFlatPositionOwesNothing() {
        trade(BINANCE, Side.BUY, "100", "2", MIDNIGHT + HOUR);
        trade(BINANCE, Side.SELL, "100", "2", MIDNIGHT + 2 * HOUR);
        settle(MIDNIGHT + 9 * HOUR);
        trade(BINANCE, Side.BUY, "100", "2", MIDNIGHT + 10 * HOUR);
        settle(MIDNIGHT + 15 * HOUR);
        assertThat(portfolio.unsettled()).isEmpty();
    }

    @Test
    void aRateThatIsOlderThanItsIntervalIsStale() {
        trade(KRAKEN, Side.BUY, "100", "2", MIDNIGHT + HOUR / 2);
        announce(KRAKEN, "0.001", 1, MIDNIGHT + 3 * HOUR, MIDNIGHT + HOUR / 2);
        settle(MIDNIGHT + 4 * HOUR - 1);
        assertThat(portfolio.unsettled())
                .extracting(Unsettled::toString)
                .containsExactly(
                        "KRAKEN_FUTURES:PF_XBTUSD at 2026-03-01T01:00:00Z: no funding rate was heard for it."
                                + " Maybe the data has a gap there",
                        "KRAKEN_FUTURES:PF_XBTUSD at 2026-03-01T02:00:00Z: no funding rate was heard for it."
                                + " Maybe the data has a gap there",
                        "KRAKEN_FUTURES:PF_XBTUSD at 2026-03-01T03:00:00Z: the funding rate 0.001 is 9000 s old");
        assertThat(funding(KRAKEN)).isZero();
    }

    /** 2 at a mark of 110 and 0.001 for half an hour, then 0.002 and -0.001 for whole ones: -0.11 - 0.44 + 0.22. */
    @Test
    void krakenFuturesSettlesEveryHour() {
        trade(KRAKEN, Side.BUY, "100", "2", MIDNIGHT + HOUR / 2);
        String[] rates = {"0.001", "0.002", "-0.001"};
        for (int hour = 1; hour <= 3; hour++) {
            announce(KRAKEN, rates[hour - 1], 1, MIDNIGHT + hour * HOUR, MIDNIGHT + hour * HOUR - 60 * SECOND);
            assertThat(settle(MIDNIGHT + hour * HOUR)).hasSize(1);
        }
        assertThat(funding(KRAKEN)).isEqualByComparingTo("-0.33");
        assertThat(portfolio.unsettled()).isEmpty();
    }

    private List<Booking> before(Instrument of, long nanos) {
        return portfolio.settleBefore(of.id(), nanos, _ -> Price.parse("110"));
    }

    /**
     * Two held from minute 15 to 30, three to 45, none to the hour: at 110 and 0.0012 an hour 2 x 110 x 0.0012 / 4 = 0.066 and
     * 3 x 110 x 0.0012 / 4 = 0.099, each paid when the position changes. Who holds nothing at the hour pays nothing at it.
     */
    @Test
    void krakenFuturesPaysForTheTimeThatAPositionWasHeld() {
        announce(KRAKEN, "0.0012", 1, MIDNIGHT + HOUR, MIDNIGHT + SECOND);
        trade(KRAKEN, Side.BUY, "100", "2", MIDNIGHT + HOUR / 4);
        assertThat(settle(MIDNIGHT + HOUR / 4 + SECOND)).isEmpty();
        assertThat(before(KRAKEN, MIDNIGHT + HOUR / 2)).hasSize(1);
        assertThat(funding(KRAKEN)).isEqualByComparingTo("-0.066");
        trade(KRAKEN, Side.BUY, "100", "1", MIDNIGHT + HOUR / 2);
        assertThat(before(KRAKEN, MIDNIGHT + 3 * HOUR / 4)).hasSize(1);
        trade(KRAKEN, Side.SELL, "100", "3", MIDNIGHT + 3 * HOUR / 4);
        assertThat(settle(MIDNIGHT + HOUR)).isEmpty();
        assertThat(funding(KRAKEN)).isEqualByComparingTo("-0.165");
        assertThat(portfolio.unsettled()).isEmpty();
    }

    /** Binance asks only who holds a position at the settlement. */
    @Test
    void binanceDoesNotAskHowLongAPositionWasHeld() {
        announce(BINANCE, "0.001", 8, MIDNIGHT + 8 * HOUR, MIDNIGHT + SECOND);
        trade(BINANCE, Side.BUY, "100", "2", MIDNIGHT + HOUR);
        assertThat(before(BINANCE, MIDNIGHT + 7 * HOUR)).isEmpty();
        trade(BINANCE, Side.SELL, "100", "1", MIDNIGHT + 7 * HOUR);
        assertThat(settle(MIDNIGHT + 8 * HOUR)).hasSize(1);
        assertThat(funding(BINANCE)).isEqualByComparingTo("-0.11");
    }

    /**
     * Recorded history knows a rate at the hour only: two held for half an hour at 0.001 and 110 are 0.11, paid when it is
     * heard, though nothing is held by then; and missed when it is never heard.
     */
    @Test
    void whatAccruedIsPaidWhenItsRateIsHeardOrMissedAMinuteAfterTheHour() {
        trade(KRAKEN, Side.BUY, "100", "2", MIDNIGHT);
        assertThat(before(KRAKEN, MIDNIGHT + HOUR / 2)).isEmpty();
        trade(KRAKEN, Side.SELL, "100", "2", MIDNIGHT + HOUR / 2);
        announce(KRAKEN, "0.001", 1, MIDNIGHT + HOUR, MIDNIGHT + HOUR - 1);
        assertThat(settle(MIDNIGHT + HOUR - 1)).hasSize(1);
        assertThat(funding(KRAKEN)).isEqualByComparingTo("-0.11");

        trade(KRAKEN, Side.BUY, "100", "2", MIDNIGHT + 2 * HOUR);
        before(KRAKEN, MIDNIGHT + 2 * HOUR + HOUR / 2);
        trade(KRAKEN, Side.SELL, "100", "2", MIDNIGHT + 2 * HOUR + HOUR / 2);
        settle(MIDNIGHT + 3 * HOUR + 59 * SECOND);
        assertThat(portfolio.unsettledCount()).isZero();
        settle(MIDNIGHT + 3 * HOUR + 60 * SECOND);
        assertThat(portfolio.unsettledCount()).isEqualTo(1);
        assertThat(funding(KRAKEN)).isEqualByComparingTo("-0.11");
    }

    @Test
    void whatAccruedWithoutARateIsMissedWhenTheSessionEnds() {
        trade(KRAKEN, Side.BUY, "100", "2", MIDNIGHT);
        before(KRAKEN, MIDNIGHT + HOUR / 2);
        trade(KRAKEN, Side.SELL, "100", "2", MIDNIGHT + HOUR / 2);
        portfolio.forgetMarket();
        assertThat(portfolio.unsettled())
                .singleElement()
                .extracting(Unsettled::why)
                .asString()
                .contains("the session ended");
    }

    @Test
    void aRateMayComeAMinuteLateButNotAfterTheNextFill() {
        trade(BINANCE, Side.SELL, "100", "2", MIDNIGHT + HOUR);
        settle(MIDNIGHT + 8 * HOUR + SECOND);
        announce(BINANCE, "0.001", 8, MIDNIGHT + 8 * HOUR, MIDNIGHT + 8 * HOUR + 2 * SECOND);
        assertThat(settle(MIDNIGHT + 8 * HOUR + 2 * SECOND)).hasSize(1);
        assertThat(funding(BINANCE)).isEqualByComparingTo("0.22");
        long next = MIDNIGHT + 16 * HOUR;
        assertThat(portfolio.settleBefore(BINANCE.id(), next + SECOND, _ -> null))
                .isEmpty();
        assertThat(portfolio.unsettledCount()).isEqualTo(1);
        announce(BINANCE, "0.001", 8, next, next + 2 * SECOND);
        assertThat(settle(next + 2 * SECOND)).isEmpty();
    }

    @Test
    void settlementsThatPassedWhileNobodyRanAreUnsettled() {
        trade(BINANCE, Side.BUY, "100", "2", MIDNIGHT + HOUR);
        Portfolio restored = portfolio();
        restored.restore(portfolio.state());
        restored.forgetMarket();
        restored.settle(MIDNIGHT + 20 * HOUR, _ -> null);
        assertThat(restored.unsettledCount()).isEqualTo(2);
    }

    /** A rate that does not say when it is settled is for the next moment of its interval. */
    @Test
    void aRateWithoutAMomentIsForTheEndOfItsInterval() {
        trade(KRAKEN, Side.BUY, "100", "1", MIDNIGHT);
        announce(KRAKEN, "0.01", 1, 0, MIDNIGHT + 20 * SECOND);
        assertThat(settle(MIDNIGHT + HOUR)).hasSize(1);
        assertThat(funding(KRAKEN)).isEqualByComparingTo("-1.1");
    }

    /** 21.9 % a year are 0.000025 an hour: of 2 at 110, 0.0055. */
    @Test
    void aSpotShortPaysForWhatIsBorrowedEveryHour() {
        trade(SPOT, Side.SELL, "100", "2", MIDNIGHT + 10 * SECOND);
        assertThat(settle(MIDNIGHT + HOUR - 1)).isEmpty();
        assertThat(settle(MIDNIGHT + 2 * HOUR)).hasSize(2);
        assertThat(funding(SPOT)).isEqualByComparingTo("-0.011");
        assertThat(portfolio.trialBalance())
                .contains(new Posting("expenses:borrow:s:KRAKEN:BTC/USD", Money.of("0.011", "USD")));
        assertThat(portfolio.summary(MIDNIGHT + 2 * HOUR, _ -> null).borrow()).isEqualByComparingTo("0.011");
        assertThat(portfolio.summary(MIDNIGHT + 2 * HOUR, _ -> null).funding()).isZero();
        trade(SPOT, Side.BUY, "100", "5", MIDNIGHT + 2 * HOUR + 1);
        assertThat(settle(MIDNIGHT + 9 * HOUR)).isEmpty();
    }

    @Test
    void whereNothingIsLentAShortCannotBeSettled() {
        trade(COINBASE, Side.SELL, "100", "2", MIDNIGHT + 10 * SECOND);
        settle(MIDNIGHT + HOUR + 60 * SECOND);
        assertThat(portfolio.unsettled())
                .singleElement()
                .extracting(Unsettled::why)
                .asString()
                .startsWith("no rate is stated for borrowing BTC");
    }

    /** 1,000 put in, one bought at 50,000: at 49,200 there are 200 left and 0.4 % of 49,200 are 196.80; at 49,195 195 of 196.78. */
    @Test
    void aPositionBelowItsMaintenanceMarginIsCalled() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000", "USDT"), MIDNIGHT);
        trade(BINANCE, Side.BUY, "50000", "1", MIDNIGHT);
        assertThat(portfolio.marginCalls(MIDNIGHT, _ -> Price.parse("49200"))).isEmpty();
        assertThat(portfolio.unjudged(MIDNIGHT, _ -> Price.parse("49200"))).isEmpty();
        assertThat(portfolio.marginCalls(MIDNIGHT, _ -> null)).isEmpty();
        assertThat(portfolio.unjudged(MIDNIGHT, _ -> null))
                .extracting(Unjudged::words)
                .containsExactly(
                        "the account at BINANCE_FUTURES cannot be judged for BINANCE_FUTURES:BTCUSDT: it has no"
                                + " mark. Maybe its feed is silent, or the data begins later");
        assertThat(portfolio.marginCalls(MIDNIGHT, _ -> Price.parse("49195")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.equity()).isEqualByComparingTo("195");
                    assertThat(call.maintenance()).isEqualByComparingTo("196.78");
                    assertThat(call.penalty()).isEqualByComparingTo("0.0125");
                });
    }

    /** Kraken's capital does not stand for what is held at Binance. */
    @Test
    void everyVenueIsAnAccountOfItsOwn() {
        portfolio.deposit("s", Venue.KRAKEN_FUTURES, Money.of("1000000", "USD"), MIDNIGHT);
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("100", "USDT"), MIDNIGHT);
        trade(BINANCE, Side.SELL, "50000", "1", MIDNIGHT);
        trade(KRAKEN, Side.SELL, "50000", "1", MIDNIGHT);
        assertThat(portfolio.marginCalls(MIDNIGHT, _ -> Price.parse("50000")))
                .extracting(call -> call.position().instrument())
                .containsExactly(BINANCE.id());
    }

    /** From 300,000 dollars on the bracket of 0.5 %. */
    @Test
    void aLargerPositionKeepsMore() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1600", "USDT"), MIDNIGHT);
        trade(BINANCE, Side.BUY, "50000", "7", MIDNIGHT);
        assertThat(portfolio.marginCalls(MIDNIGHT, _ -> Price.parse("50000")))
                .singleElement()
                .satisfies(call -> assertThat(call.maintenance()).isEqualByComparingTo("1750"));
    }

    private static Order order(Side side, String quantity, boolean reduceOnly) {
        return order(BINANCE, side, quantity, reduceOnly);
    }

    private static Order order(Instrument of, Side side, String quantity, boolean reduceOnly) {
        OrderIntent intent = new OrderIntent(
                "s", of.id(), side, OrderType.MARKET, TimeInForce.GTC, Quantity.parse(quantity), null, 0, reduceOnly);
        return Order.pending("o" + side + quantity, intent, 1, MIDNIGHT);
    }

    private @Nullable Shortage shortage(Order order, Order... working) {
        return portfolio.shortage(order, List.of(working), MIDNIGHT, _ -> Price.parse("50000"));
    }

    /**
     * 1,000 put in and one at 50,000: 0.8 % are 400. Another one with it is worth 100,000: 800. A third would be 1,200, an
     * open order for one counts as the third would, and a sale of one asks for nothing; a sale of four stands for three short.
     */
    @Test
    void anOrderThatTheEquityDoesNotCoverIsShortOfInitialMargin() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000", "USDT"), MIDNIGHT);
        portfolio.deposit("s", Venue.KRAKEN_FUTURES, Money.of("1000000", "USD"), MIDNIGHT);
        trade(BINANCE, Side.BUY, "50000", "1", MIDNIGHT);
        assertThat(shortage(order(Side.BUY, "1", false))).isNull();
        assertThat(shortage(order(Side.BUY, "2", false)))
                .isEqualTo(new Shortage.Uncovered(
                        Shortage.Kind.INITIAL_MARGIN,
                        Venue.BINANCE_FUTURES,
                        new BigDecimal("1200"),
                        new BigDecimal("1000")));
        assertThat(shortage(order(Side.BUY, "1", false), order(Side.BUY, "1.001", false)))
                .isNotNull();
        assertThat(shortage(order(Side.SELL, "1", false))).isNull();
        assertThat(shortage(order(Side.SELL, "4", false)))
                .extracting(Shortage::words)
                .isEqualTo("an initial margin of 1200.00 USD at BINANCE_FUTURES is not covered by an equity of 1000.00"
                        + " USD");
        assertThat(shortage(order(Side.SELL, "4", true))).isNull();
    }

    /** Neither an order of a position without a mark nor one of a day without a margin may enter; one that only reduces may. */
    @Test
    void whatCannotBeToldIsNotTakenForCovered() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000", "USDT"), MIDNIGHT);
        trade(BINANCE, Side.BUY, "50000", "1", MIDNIGHT);
        Order more = order(Side.BUY, "0.001", false);
        assertThat(portfolio.shortage(more, List.of(), MIDNIGHT, _ -> null))
                .extracting(Shortage::words)
                .asString()
                .contains("it has no mark");
        assertThat(portfolio.shortage(order(Side.SELL, "1", true), List.of(), MIDNIGHT, _ -> null))
                .isNull();
        long before = at("2019-08-31T00:00:00Z");
        assertThat(portfolio.shortage(more, List.of(), before, _ -> Price.parse("50000")))
                .extracting(Shortage::words)
                .asString()
                .contains("no margin is stated for it on 2019-08-31. Maybe add a line to fees/margin.csv");
        assertThat(portfolio.marginCalls(before, _ -> Price.parse("1"))).isEmpty();
        assertThat(portfolio.unjudged(before, _ -> Price.parse("1"))).hasSize(1);
        assertThat(portfolio.shortage(order(SPOT, Side.BUY, "1", false), List.of(), MIDNIGHT, _ -> null))
                .extracting(Shortage::words)
                .asString()
                .contains("the account at KRAKEN cannot be judged for KRAKEN:BTC/USD");
    }

    /** A gain counts: at 50,500 one bought at 50,000 has 500 more; two ask for 808, three for 1,212, four for 1,616. */
    @Test
    void whatIsGainedCoversMore() {
        portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000", "USDT"), MIDNIGHT);
        trade(BINANCE, Side.BUY, "50000", "1", MIDNIGHT);
        assertThat(portfolio.shortage(order(Side.BUY, "2", false), List.of(), MIDNIGHT, _ -> Price.parse("50500")))
                .isNull();
        assertThat(portfolio.shortage(order(Side.BUY, "3", false), List.of(), MIDNIGHT, _ -> Price.parse("50500")))
                .isNotNull();
    }

    /** 100,000 at Kraken buy two at 50,000; with one of them open there is room for one more, and a sale needs no money. */
    @Test
    void aPurchaseIsPaidWithTheMoneyThatIsAtItsVenue() {
        portfolio.deposit("s", Venue.KRAKEN, Money.of("100000", "USD"), MIDNIGHT);
        portfolio.deposit("s", Venue.COINBASE, Money.of("100000", "USD"), MIDNIGHT);
        assertThat(shortage(order(SPOT, Side.BUY, "2", false))).isNull();
        assertThat(shortage(order(SPOT, Side.BUY, "2.00000001", false)))
                .extracting(Shortage::words)
                .isEqualTo("a purchase of 100000.00 USD at KRAKEN is not covered by cash of 100000.00 USD");
        Order open = order(SPOT, Side.BUY, "1", false);
        assertThat(shortage(open, open, order(COINBASE, Side.BUY, "2", false))).isNull();
        assertThat(shortage(order(SPOT, Side.BUY, "1.5", false), open))
                .extracting(Shortage::words)
                .isEqualTo("a purchase of 125000.00 USD at KRAKEN is not covered by cash of 100000.00 USD");
        assertThat(shortage(order(SPOT, Side.SELL, "5", false))).isNull();
        trade(SPOT, Side.BUY, "50000", "1.5", MIDNIGHT);
        assertThat(shortage(order(SPOT, Side.BUY, "0.6", false))).isNotNull();
        assertThat(shortage(order(SPOT, Side.BUY, "0.5", false))).isNull();
    }

    @Test
    void marginTiersBeginAtZero() {
        assertThatThrownBy(() -> HoldingTerms.parse("", "", "BINANCE_FUTURES,X,2019-09-01,500,0.02,0.01,0.01"))
                .hasMessage("the margin of BINANCE_FUTURES X begins at a value of 500. Maybe add its tier from 0 on");
    }

    @Test
    void anInitialMarginBelowTheMaintenanceMarginIsRefused() {
        assertThatThrownBy(() -> HoldingTerms.parse("", "", "BINANCE_FUTURES,*,2019-09-01,0,0.01,0.02,0.01"))
                .hasMessageContaining("Maybe 0.02,0.01");
        assertThatThrownBy(() -> HoldingTerms.parse("KRAKEN_FUTURES,2022-09-01,3600,often", "", ""))
                .hasMessageContaining("Maybe held or accrued");
    }
}
