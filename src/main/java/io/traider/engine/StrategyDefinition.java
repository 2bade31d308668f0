package io.traider.engine;

import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.StrategyMode;
import io.traider.domain.Venue;
import io.traider.feature.FundingParameters;
import io.traider.risk.VolatilitySizing;
import io.traider.rule.StrategyParameters;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as data: what it trades, with what money, by which model and rules, and how eagerly.
 *
 * @param hash SHA-256 of the file's text
 * @param hedges the spot instrument that covers each perpetual, where the strategy holds pairs; both are among its
 *     instruments
 * @param capital what it begins with at each venue, in the currency that its instruments there are quoted in
 * @param score what its score comes from at first; what it comes from later is no part of this
 * @param mode what becomes of its orders; {@code paper} where the file does not say
 * @param exitsOnly whether it goes into no position any more, and only leaves those it has
 * @param limits name of the limit set
 * @param evaluateEveryNanos how often its rules are asked at most, for each instrument
 * @param coolDownNanos how long a signal that was denied, or whose order was refused, is not heard again
 * @param scoreBudgetMicros how long 99 of 100 scores may take at most, microseconds
 * @param entrySlippageBps how far beyond the best price an entry may reach
 * @param exitSlippageBps the same for an exit
 * @param entry how it goes into positions
 * @param bracket exits that wait at the venue from the entry on, {@code null} for none
 * @param specs what its parameters may be, by name
 * @param settings what people set while it traded; its mode and parameters are as they say already
 * @param text the file; empty for one with some values changed, which is no file
 */
public record StrategyDefinition(
        String name,
        String hash,
        List<InstrumentId> instruments,
        SortedMap<InstrumentId, InstrumentId> hedges,
        SortedMap<Venue, Money> capital,
        ScorePlan score,
        StrategyMode mode,
        boolean exitsOnly,
        String limits,
        long evaluateEveryNanos,
        long coolDownNanos,
        double scoreBudgetMicros,
        BigDecimal entrySlippageBps,
        BigDecimal exitSlippageBps,
        VolatilitySizing sizing,
        FundingParameters funding,
        StrategyParameters parameters,
        Entry entry,
        @Nullable Bracket bracket,
        SortedMap<String, ParameterSpec> specs,
        StrategySettings settings,
        String text) {

    private static final String BUDGET = "scoreBudgetMicros";

    /** Where a file does not say how long a score may take: what no busy machine feigns. */
    private static final double USUAL_BUDGET_MICROS = 5_000;

    private static final double LEAST_BUDGET_MICROS = 10;
    private static final double MOST_BUDGET_MICROS = 1_000_000;
    private static final double MILLI = 1e6;

    public StrategyDefinition {
        instruments = List.copyOf(instruments);
        specs = Collections.unmodifiableSortedMap(new TreeMap<>(specs));
        hedges = Collections.unmodifiableSortedMap(new TreeMap<>(hedges));
        for (Map.Entry<InstrumentId, InstrumentId> pair : hedges.entrySet()) {
            if (!instruments.contains(pair.getKey()) || !instruments.contains(pair.getValue())) {
                throw new IllegalArgumentException("strategy " + name + " hedges " + pair.getKey() + " with "
                        + pair.getValue() + " but does not trade both, only " + instruments);
            }
        }
        boolean unpriced = entry instanceof Entry.Stop(var _, long _, var slippage) && slippage == null;
        if (bracket != null && (unpriced || entry instanceof Entry.OneCancelsOther)) {
            throw new IllegalArgumentException("strategy " + name + " has a bracket around an entry without one limit"
                    + " price. Maybe the entry style stop-limit, or no bracket");
        }
        if (new TreeSet<>(hedges.values()).size() < hedges.size()) {
            throw new IllegalArgumentException("strategy " + name + " hedges two perpetuals with one spot: " + hedges);
        }
        for (InstrumentId instrument : instruments) {
            if (!capital.containsKey(instrument.venue())) {
                throw new IllegalArgumentException("strategy " + name + " trades " + instrument
                        + " but has no capital at " + instrument.venue() + ", only " + capital);
            }
        }
    }

    /**
     * Reads a strategy file.
     *
     * @param feed {@code simulated}, {@code live} or {@code replay}: which of the file's tempers holds, since a simulator in
     *     a hurry moves in seconds what real venues move in hours
     * @throws IllegalArgumentException when a field is missing or wrong, naming it
     */
    public static StrategyDefinition parse(String yaml, String feed) {
        return parse(yaml, feed, Collections.emptySortedMap());
    }

    /**
     * Reads a strategy file with some values changed, as in a sweep; the hash tells of them.
     *
     * @param changes new values by name: a parameter of the rules such as {@code entryDrift}, a field of the file such as
     *     {@code coolDownMillis}, or one within {@code sizing}, {@code entry}, {@code funding} or {@code capital} such as
     *     {@code sizing.riskValue}
     * @throws IllegalArgumentException also when the file does not state what is to be changed
     */
    public static StrategyDefinition parse(String yaml, String feed, SortedMap<String, String> changes) {
        Yml file = Yml.parse("strategy", yaml);
        Yml temper = file.map("feeds").map(feed);
        SortedMap<String, ParameterSpec> specs = ParameterFile.specs(file);
        SortedMap<String, Double> numbers = new TreeMap<>();
        changes.forEach((name, value) -> change(file, temper, specs, numbers, name, value));
        StrategySettings settings = StrategySettings.read(file);
        StrategyParameters parameters = ParameterFile.values(specs, temper, settings.parameters(feed), numbers);
        return changes.isEmpty()
                ? read(file, temper, specs, settings, parameters, Sha.of(yaml), yaml)
                : read(file, temper, specs, settings, parameters, Sha.of(yaml + changes), "");
    }

    /**
     * Names what it does when it trades: the same whatever its mode, and whether or not it goes into positions now. What it earned
     * under one name says nothing of another.
     */
    public String setting() {
        return text.isEmpty()
                ? hash
                : Sha.of(settings.with(StrategyMode.PAPER, false).in(text));
    }

    /** Takes down the new value of a parameter, or puts that of another field into the file. */
    private static void change(
            Yml file,
            Yml temper,
            SortedMap<String, ParameterSpec> specs,
            SortedMap<String, Double> numbers,
            String name,
            String value) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            Yml holder = temper.has(name.substring(0, dot)) ? temper : file;
            holder.map(name.substring(0, dot)).put(name.substring(dot + 1), value);
        } else if (specs.containsKey(name)) {
            numbers.put(name, Yml.number("strategy.parameters." + name, value));
        } else if (file.has(name)) {
            file.put(name, value);
        } else {
            throw new IllegalArgumentException(
                    "strategy has no parameter '" + name + "'. Maybe one of " + specs.keySet());
        }
    }

    private static StrategyDefinition read(
            Yml file,
            Yml temper,
            SortedMap<String, ParameterSpec> specs,
            StrategySettings settings,
            StrategyParameters parameters,
            String hash,
            String text) {
        Yml sizing = file.map("sizing");
        Yml funding = temper.map("funding");
        SortedMap<Venue, Money> capital = new TreeMap<>();
        file.map("capital").texts().forEach((venue, sum) -> capital.put(Venue.valueOf(venue), money(sum)));
        return new StrategyDefinition(
                file.text("name"),
                hash,
                file.texts("instruments").stream().map(InstrumentId::parse).toList(),
                hedges(file),
                capital,
                ScorePlan.read(file.map("model")),
                settings.mode() == null ? mode(file) : settings.mode(),
                settings.exitsOnly() == null ? flag(file, "exitsOnly") : settings.exitsOnly(),
                file.text("limits"),
                Math.round(file.number("evaluateEveryMillis") * MILLI),
                Math.round(file.number("coolDownMillis") * MILLI),
                budget(file),
                file.decimal("entrySlippageBps"),
                file.decimal("exitSlippageBps"),
                new VolatilitySizing(
                        sizing.decimal("riskValue"),
                        sizing.number("horizonSeconds"),
                        sizing.decimal("maxShareOfCapital"),
                        sizing.decimal("maxShareOfDepth")),
                new FundingParameters(
                        funding.number("fastSeconds"),
                        funding.number("slowSeconds"),
                        funding.number("warmUpSeconds"),
                        funding.number("minimumDeviationBps")),
                parameters,
                Entry.read(file),
                Bracket.read(file),
                specs,
                settings,
                text);
    }

    private static double budget(Yml file) {
        double micros = file.has(BUDGET) ? file.number(BUDGET) : USUAL_BUDGET_MICROS;
        if (!(micros >= LEAST_BUDGET_MICROS && micros <= MOST_BUDGET_MICROS)) {
            throw new IllegalArgumentException("strategy." + BUDGET + " is " + file.text(BUDGET)
                    + ", out of [10, 1000000] microseconds. Maybe 5000");
        }
        return micros;
    }

    static StrategyMode mode(Yml file) {
        if (!file.has("mode")) {
            return StrategyMode.PAPER;
        }
        String text = file.text("mode");
        return Arrays.stream(StrategyMode.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("strategy.mode is '" + text + "'. Maybe shadow, paper or live"));
    }

    static boolean flag(Yml file, String field) {
        if (!file.has(field)) {
            return false;
        }
        String text = file.text(field);
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("strategy." + field + " is '" + text + "'. Maybe true or false");
        }
        return text.equals("true");
    }

    private static SortedMap<InstrumentId, InstrumentId> hedges(Yml file) {
        SortedMap<InstrumentId, InstrumentId> hedges = new TreeMap<>();
        if (file.has("hedges")) {
            file.map("hedges")
                    .texts()
                    .forEach((perpetual, spot) -> hedges.put(InstrumentId.parse(perpetual), InstrumentId.parse(spot)));
        }
        return hedges;
    }

    private static Money money(String text) {
        String[] part = text.strip().split("\\s+");
        if (part.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is no amount of money. Maybe 5000 USDT");
        }
        return Money.of(part[0], part[1]);
    }
}
