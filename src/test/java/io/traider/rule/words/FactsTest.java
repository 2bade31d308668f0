package io.traider.rule.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.domain.FeatureVector;
import io.traider.domain.Figure;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Reason;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.Verdict;
import io.traider.rule.Holding;
import io.traider.rule.PackKind;
import io.traider.rule.Pair;
import io.traider.rule.StrategyParameters;
import io.traider.rule.fact.Basis;
import io.traider.rule.fact.Book;
import io.traider.rule.fact.Funding;
import io.traider.rule.fact.ModelHealth;
import io.traider.rule.fact.PackHealth;
import io.traider.rule.fact.ProposedOrder;
import io.traider.rule.fact.Trend;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Facts come back from their text as they were. */
class FactsTest {

    private static final BigDecimal EXACT = new BigDecimal("50000.0000000000000001");

    /** The plain text of every property, as the log keeps it. */
    private static Fact written(Record fact) throws ReflectiveOperationException {
        List<Figure> figures = new ArrayList<>();
        if (fact instanceof StrategyParameters parameters) {
            parameters.numbers().forEach((name, number) -> figures.add(Figure.of(name, number)));
            return new Fact("pack", "StrategyParameters", figures);
        }
        for (RecordComponent each : fact.getClass().getRecordComponents()) {
            Object value = each.getAccessor().invoke(fact);
            if (value != null) {
                figures.add(Figure.of(each.getName(), value));
            }
        }
        return new Fact("pack", fact.getClass().getSimpleName(), figures);
    }

    private static void returns(PackKind kind, Record fact) throws ReflectiveOperationException {
        Fact written = written(fact);
        assertThat(Facts.read(kind, written)).isEqualTo(fact);
        RecordedFacts recorded = new RecordedFacts(kind);
        List<Figure> turned = new ArrayList<>(written.properties());
        Collections.reverse(turned);
        for (Fact each : List.of(written, new Fact(written.pack(), written.type(), turned), written, written)) {
            assertThat(recorded.of(decision(each, new Fact("other", "Book", List.of())), "pack"))
                    .as("in any order, and once more")
                    .containsExactly(fact);
        }
    }

    private static Decision decision(Fact... facts) {
        Signal signal = new Signal(
                "pack",
                InstrumentId.parse("KRAKEN:BTC/USD"),
                SignalKind.EXIT,
                List.of(new Reason("rule", "CODE", List.of())));
        return new Decision(
                1,
                1,
                signal,
                new FeatureVector("none", List.of(), new double[0]),
                new Score("model", "hash", 0.5, ""),
                null,
                Verdict.allow(),
                null,
                Map.of(),
                List.of(facts));
    }

    @Test
    void everyKindOfPropertyComesBack() throws ReflectiveOperationException {
        returns(PackKind.STRATEGY, new Holding(Holding.Direction.SHORT, -0.0, 1e-300, 7, Double.POSITIVE_INFINITY));
        returns(PackKind.STRATEGY, new Pair(Pair.Leg.SPOT, 0.1 + 0.2, Double.MIN_VALUE, Double.MAX_VALUE, 0, true));
        returns(PackKind.STRATEGY, new Funding(Math.PI, -Math.E, 1.0e-5, 123456789.123456789));
        returns(PackKind.STRATEGY, new Basis(-3.25, 0.1 + 0.2, -Math.PI));
        returns(PackKind.STRATEGY, new Trend(-0.0, 1e-300, 99.9, Double.MIN_VALUE));
        returns(PackKind.STRATEGY, new StrategyParameters(new TreeMap<>(Map.of("entryDrift", 1.5, "odd", -0.1))));
        returns(PackKind.PRETRADE, new Book(false, Long.MAX_VALUE, EXACT, EXACT.negate()));
        returns(PackKind.PRETRADE, new KillSwitch(KillScope.parse("VENUE:KRAKEN"), "odd, \"prices\"", "olivia", 1));
        returns(PackKind.PRETRADE, new KillSwitch(KillScope.ALL, "", "", -1));
        returns(PackKind.GOVERNANCE, new PackHealth("p", "h", 1, 2, 3, 4, 5.5, true));
        returns(
                PackKind.GOVERNANCE,
                new ModelHealth(
                        "s", "m-1", "h", 1, 2, 0.5, "rsi", 0.3, 0.1, 0.2, 0.1, 3, 0.25, 0.24, 1.5, 0.5, 0.6, 2.5, -1.5,
                        0.5, 0.75, 20.5, 5_000, false));
        for (BigDecimal trigger : new BigDecimal[] {null, new BigDecimal("0.00"), new BigDecimal("1E+3")}) {
            returns(
                    PackKind.PRETRADE,
                    new ProposedOrder(EXACT, EXACT, EXACT, EXACT, EXACT, true, false, EXACT, trigger, true));
        }
    }

    @Test
    void whatMakesNoFactIsRefused() {
        Fact unknown = new Fact("pack", "Bok", List.of());
        assertThatThrownBy(() -> Facts.read(PackKind.PRETRADE, unknown))
                .hasMessageContaining("'Bok'")
                .hasMessageContaining("Maybe 'Book'");
        Fact other = new Fact("pack", "Model", List.of(new Figure("score", "0.5")));
        assertThatThrownBy(() -> Facts.read(PackKind.PRETRADE, other)).hasMessageContaining("'Model'");
        Fact holed = new Fact("pack", "Model", List.of());
        assertThatThrownBy(() -> Facts.read(PackKind.STRATEGY, holed)).hasMessageContaining("Model needs score");
        for (String wrong : List.of("NaN", "-", ".5", "5.", "1.2.3", "--1", "1e", "")) {
            Fact odd = new Fact("pack", "Model", List.of(new Figure("score", wrong)));
            assertThatThrownBy(() -> Facts.read(PackKind.STRATEGY, odd)).hasMessageContaining("'" + wrong + "'");
            assertThatThrownBy(() -> new RecordedFacts(PackKind.STRATEGY).of(decision(odd), "pack"))
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void aNumberIsReadToTheLastBit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            double number = switch (i % 3) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(1_000_000_000) / Math.pow(10, random.nextInt(20));
                default -> random.nextGaussian();
            };
            if (Double.isFinite(number)) {
                boolean plain = Math.abs(number) > 1e-10 && Math.abs(number) < 1e15;
                String text =
                        plain && random.nextBoolean() ? new BigDecimal(number).toPlainString() : String.valueOf(number);
                assertThat(PlainText.parse(double.class, "score", text))
                        .as("%s, seed %d", text, seed)
                        .isEqualTo(Double.parseDouble(text));
            }
        }
    }

    @Test
    void wholeNumbersAreReadShortOrLong() {
        assertThat(PlainText.parse(int.class, "openOrders", "3")).isEqualTo(3);
        assertThat(PlainText.parse(int.class, "openOrders", "-999999999")).isEqualTo(-999999999);
        assertThat(PlainText.parse(int.class, "openOrders", "+2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(PlainText.parse(long.class, "sinceNanos", "9223372036854775807"))
                .isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> PlainText.parse(int.class, "openOrders", "2147483648"))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> PlainText.parse(int.class, "openOrders", "1.5"))
                .hasMessageContaining("no whole number");
        assertThatThrownBy(() -> PlainText.parse(int.class, "openOrders", "-")).hasMessageContaining("no whole number");
    }
}
