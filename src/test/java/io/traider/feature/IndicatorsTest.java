package io.traider.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;

/** Our incremental indicators against ta4j's, which look back over the whole series. */
class IndicatorsTest {

    private static final int BARS = 500;

    private final Indicators ours = new Indicators();
    private final BarSeries series = new BaseBarSeriesBuilder()
            .withNumFactory(DoubleNumFactory.getInstance())
            .build();

    private void random(long seed) {
        Random random = new Random(seed);
        double close = 50_000;
        for (int i = 0; i < BARS; i++) {
            double open = close;
            close += 5 * random.nextGaussian();
            double high = Math.max(open, close) + random.nextDouble();
            double low = Math.min(open, close) - random.nextDouble();
            ours.onBar(high, low, close);
            series.barBuilder()
                    .timePeriod(Duration.ofSeconds(1))
                    .endTime(Instant.ofEpochSecond(i + 1))
                    .openPrice(open)
                    .highPrice(high)
                    .lowPrice(low)
                    .closePrice(close)
                    .volume(1)
                    .add();
        }
    }

    @Test
    void agreeWithTa4j() {
        random(3);
        int last = series.getEndIndex();
        ClosePriceIndicator closes = new ClosePriceIndicator(series);
        MACDIndicator macd = new MACDIndicator(closes, 12, 26);
        double histogram = macd.getValue(last).doubleValue()
                - new EMAIndicator(macd, 9).getValue(last).doubleValue();
        assertThat(ours.ema())
                .isCloseTo(new EMAIndicator(closes, 12).getValue(last).doubleValue(), within(1e-6));
        assertThat(ours.macdHistogram()).isCloseTo(histogram, within(1e-6));
        assertThat(ours.rsi())
                .isCloseTo(new RSIIndicator(closes, 14).getValue(last).doubleValue(), within(1e-6));
        assertThat(ours.atr())
                .isCloseTo(new ATRIndicator(series, 14).getValue(last).doubleValue(), within(1e-6));
    }

    @Test
    void theBollingerBandIsTwoDeviationsAroundTheMeanOfTwentyCloses() {
        random(4);
        int last = series.getEndIndex();
        ClosePriceIndicator closes = new ClosePriceIndicator(series);
        double mean = new SMAIndicator(closes, 20).getValue(last).doubleValue();
        double variance = 0;
        for (int i = last - 19; i <= last; i++) {
            variance += Math.pow(closes.getValue(i).doubleValue() - mean, 2) / 20;
        }
        double upper = mean + 2 * Math.sqrt(variance);
        assertThat(ours.bollinger(upper)).isCloseTo(1, within(1e-9));
        assertThat(ours.bollinger(mean)).isCloseTo(0, within(1e-9));
        assertThat(ours.bollinger(2 * mean - upper)).isCloseTo(-1, within(1e-9));
    }

    @Test
    void remembersTwentyCloses() {
        for (int i = 1; i <= 30; i++) {
            ours.onBar(i, i, i);
        }
        assertThat(ours.close(1)).isEqualTo(30);
        assertThat(ours.close(20)).isEqualTo(11);
        assertThat(ours.close(21)).isNaN();
    }

    @Test
    void areUnknownBeforeTheirTime() {
        for (int bars = 0; bars < 20; bars++) {
            assertThat(Double.isNaN(ours.rsi())).as("rsi after %d", bars).isEqualTo(bars <= 14);
            assertThat(Double.isNaN(ours.atr())).as("atr after %d", bars).isEqualTo(bars < 14);
            assertThat(Double.isNaN(ours.volatility()))
                    .as("volatility after %d", bars)
                    .isEqualTo(bars <= 10);
            assertThat(ours.bollinger(1)).as("bollinger after %d", bars).isNaN();
            ours.onBar(100 + bars, 99 + bars, 99.5 + bars);
        }
        assertThat(ours.bollinger(100)).isFinite();
    }

    @Test
    void aPriceThatRestsIsInTheMiddleOfEverything() {
        for (int i = 0; i < 40; i++) {
            ours.onBar(100, 100, 100);
        }
        assertThat(ours.rsi()).isEqualTo(50);
        assertThat(ours.bollinger(100)).isZero();
        assertThat(ours.volatility()).isZero();
        assertThat(ours.volatilityRatio()).isEqualTo(1);
        assertThat(ours.macdHistogram()).isZero();
        assertThat(ours.atr()).isZero();
    }
}
