package io.traider.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.Captures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelTest {

    private static final String FUNDING = """
            rank,coin_name,coin_symbol,symbol,date,timestamp,funding_rate,funding_rate_pct,fr_open,fr_high,fr_low
            1,Coin,AAA,AAAUSDT_PERP.A,2025-07-28,1753660800,0.01,1.0,0.03,0.03,0.01
            1,Coin,AAA,AAAUSDT_PERP.A,2025-07-29,1753747200,0.01,1.0,0.01,0.01,0.01
            1,Coin,AAA,AAAUSDT.6,2025-07-29,1753747200,0.5,50,0.5,0.5,0.5
            2,Dai,DAI,DAI-USD.8,2025-07-28,1753660800,0.01,1.0,0.01,0.01,0.01
            3,Other,BBB,BBBUSDT_PERP.A,2025-07-28,1753660800,0.01,1.0,0.01,0.01,0.01
            """;

    private static final String PRICES = """
            date,symbol,base,open,high,low,close,volume
            2025-07-27,AAA/USD,AAA,9,9,9,9,1
            2025-07-28,AAA/USD,AAA,10,10,10,10,1
            2025-07-29,AAA/USD,AAA,11,12,11,12,1
            2025-07-28,DAI/USD,DAI,1,1,1,1,1
            2021-01-01,BBB/USD,BBB,1,1,1,1,1
            """;

    @TempDir
    private Path folder;

    private Panel read(String funding, String prices) throws IOException {
        Files.writeString(folder.resolve("funding_rates_x.csv"), funding);
        Files.writeString(folder.resolve("x_ohlcv_daily_y.csv"), prices);
        return Panel.daily(folder);
    }

    /** The column is in percent already: 0.01 is one basis point, and 0.02 the mean of the day's first and last. */
    @Test
    void ratesAreInPercentAlready() throws IOException {
        Panel panel = read(FUNDING, PRICES);
        assertThat(panel.rate()[0][1]).isCloseTo(0.0001, within(1e-18));
        assertThat(panel.rate()[0][0]).isCloseTo(0.0002, within(1e-18));
        assertThat(panel.open()[0]).containsExactly(10, 11, 12);
        assertThat(panel.bars()).isEqualTo(2);
    }

    /** A coin's second venue, pegged coins, and coins whose prices are of other days. */
    @Test
    void whatCannotBeStudiedIsLeftOut() throws IOException {
        assertThat(read(FUNDING, PRICES).contracts()).containsExactly("AAAUSDT_PERP.A");
    }

    @Test
    void aRowThatMakesNoSenseIsNamed() {
        assertThatThrownBy(
                        () -> read(FUNDING.replace("2025-07-29,1753747200,0.01", "2025-07-28,1753747200,0.01"), PRICES))
                .hasMessageContaining("row 3")
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> read(FUNDING, PRICES.replace("AAA,10,", "AAA,-10,")))
                .hasMessageContaining("row 3")
                .hasMessageContaining("is no price");
        assertThatThrownBy(() -> read(FUNDING.replace("0.03,0.03,0.01", "much,0.03,0.01"), PRICES))
                .hasMessageContaining("'much' in fr_open is no number");
    }

    /** Deviation as of a bar knows its opening price and nothing later. */
    @Test
    void deviationsKnowThePastAlone() {
        double[] open = {100, 110, 99, 99, 200};
        double[] deviation = Panel.volatility(open, 1, 2);
        assertThat(deviation[1]).isNaN();
        assertThat(deviation[2]).isCloseTo(Math.sqrt((0.5 * 0.01 + 0.01) / 1.5), within(1e-12));
        assertThat(Panel.volatility(new double[] {100, 110, 99, 99, 7}, 1, 2)[3])
                .isEqualTo(deviation[3]);
    }

    @Test
    void theRecordedPanelsAreRead() throws IOException {
        Panel daily = Panel.daily(Captures.require().resolve("funding_panel"));
        assertThat(daily.bars()).isEqualTo(49);
        assertThat(daily.contracts()).hasSize(21).contains("BTCUSD_PERP.A").doesNotContain("DAI-USD.8");
        assertThat(daily.rate()[daily.contracts().indexOf("BTCUSD_PERP.A")][0]).isCloseTo(0.0001, within(1e-18));
        Panel xrp = Panel.eightHours(Captures.require().resolve("freqtrade"));
        assertThat(xrp.bars()).isEqualTo(90);
        assertThat(Arrays.stream(xrp.rate()[0]).map(Math::abs).max().orElseThrow())
                .isLessThan(0.01);
    }

    @Test
    void ranksShareTheMiddle() {
        assertThat(Forecast.ranks(new double[] {3, 1, 3, 2})).containsExactly(2.5, 0, 2.5, 1);
        assertThat(Forecast.correlation(new double[] {1, 2, 3}, new double[] {6, 4, 2}))
                .isEqualTo(-1);
    }

    @Test
    void theBootstrapIsTheSameEachTime() {
        double[] returns = {0.01, -0.02, 0.03, 0, 0.01, -0.01, 0.02};
        Bootstrap one = Bootstrap.of(returns, 3, 500, 7);
        assertThat(one.sums()).containsExactly(Bootstrap.of(returns, 3, 500, 7).sums());
        assertThat(Bootstrap.quantile(one.sums(), 0.5)).isCloseTo(0.04, within(0.02));
        assertThat(one.positive()).isBetween(0.6, 1.0);
        assertThat(Bootstrap.of(new double[7], 3, 10, 7).ratios()).containsOnly(0);
    }
}
