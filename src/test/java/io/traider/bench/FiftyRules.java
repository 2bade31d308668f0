package io.traider.bench;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A pack of fifty strategy rules of the shape of the shipped ones: some look at one fact, most join two to five. */
final class FiftyRules {

    static final int RULES = 50;

    private static final String HEAD = """
        package rules.strategy
        import io.traider.rule.Holding
        import io.traider.rule.StrategyParameters
        import io.traider.rule.fact.Funding
        import io.traider.rule.fact.Market
        import io.traider.rule.fact.Model
        global io.traider.rule.fact.SignalDraft signal
        """;

    private FiftyRules() {}

    static RulePack pack() {
        return RulePack.compile("bench", new TreeMap<>(Map.of("bench.drl", text(RULES, 0))));
    }

    /**
     * As somebody would save it.
     *
     * @param name of the pack
     * @param rules how many; those beyond fifty look at other numbers
     * @param variant that every code names, so that what fired tells which text it was of
     */
    static PackSource source(String name, int rules, int variant) {
        return source(name, text(rules, variant), rules);
    }

    /** The first variant after somebody typed in one rule: another number each time. */
    static PackSource typed(String name, int typed) {
        return source(name, text(RULES, 0).replaceFirst("rsi >= 58.0", "rsi >= 58.0" + typed), RULES);
    }

    /** The same with a slip beside it, of the kind that people make: the name of a property. */
    static PackSource slipped(String name, int typed) {
        PackSource right = typed(name, typed);
        return source(name, right.drl().replaceFirst("momentumBps", "momentumBsp"), RULES);
    }

    private static PackSource source(String name, String text, int rules) {
        return new PackSource(
                PackKind.STRATEGY,
                name,
                new TreeMap<>(Map.of(name + ".drl", text, PackSource.SCENARIOS, scenarios(rules))));
    }

    /** Two for every fifth rule: that it fires, and that it does not. */
    private static String scenarios(int rules) {
        StringBuilder text = new StringBuilder("""
            given:
              Market: {spreadBps: 5, micropriceBps: 0, depthImbalance: 0, orderFlow: 0, tradeFlow: 0, volatilityBps: 1,
                momentumBps: 0, bollinger: 0, rsi: 50, vwapBps: 0}
            scenarios:
            """);
        for (int i = 0; i < rules; i += 5) {
            text.append(String.format(Locale.ROOT, """
                  - name: bench %1$d fires
                    with:
                      Market: {rsi: %2$.1f}
                    expect: {signal: enter short}
                  - name: bench %1$d does not fire
                    with:
                      Market: {rsi: 57}
                    expect: {fires: []}
                """, i, rsi(i)));
        }
        return text.toString();
    }

    private static String text(int rules, int variant) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < rules; i++) {
            text.append(rule(i).replace("BENCH_", "BENCH_" + variant + "_"));
        }
        return text.toString();
    }

    private static double step(int i) {
        return (i % RULES / 5) / 10.0 + (i / RULES) / 100.0;
    }

    private static double rsi(int i) {
        return 58 + 30 * step(i);
    }

    private static String rule(int i) {
        double step = step(i);
        return switch (i % 5) {
            case 0 -> rule(i, "Market( rsi >= %.1f, $x : rsi )".formatted(rsi(i)));
            case 1 ->
                rule(
                        i,
                        "Market( momentumBps <= %.2f, $x : momentumBps )\n    Model( score <= %.2f )"
                                .formatted(-0.2 - 2 * step, 0.48 - 0.3 * step));
            case 2 ->
                rule(
                        i,
                        "$p : StrategyParameters()\n    Holding( openOrders == 0 )\n    Market( spreadBps <= $p.number(\"maxSpreadBps\"), depthImbalance >= %.2f, $x : depthImbalance )"
                                .formatted(0.2 + 1.5 * step));
            case 3 ->
                rule(
                        i,
                        "$m : Market( orderFlow >= %.2f )\n    Funding( basisBps >= $m.micropriceBps, $x : basisBps )"
                                .formatted(0.2 + 1.5 * step));
            default -> rule(i, """
                $p : StrategyParameters()
                    Holding( direction == Holding.Direction.FLAT, secondsSinceLastOrder >= $p.number("coolDownSeconds") )
                    Funding( drift >= %.2f, rateBps > 0 )
                    Model( score <= %.2f, $x : score )
                    Market( spreadBps <= $p.number("maxSpreadBps") )\
                """.formatted(0.5 + 2 * step, 0.55 - 0.2 * step));
        };
    }

    private static String rule(int i, String condition) {
        return String.format(
                Locale.ROOT,
                "rule \"bench %d\"%nwhen%n    %s%nthen%n    signal.enterShort(\"BENCH_%d\", \"x\", $x);%nend%n",
                i,
                condition,
                i);
    }
}
