package io.traider.portfolio;

import io.traider.domain.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a unit of a currency is taken to be worth in US dollars, from which date on. An assumption, stated as data. */
public final class DollarRates {

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final Map<String, NavigableMap<Long, BigDecimal>> rates = new TreeMap<>();

    private DollarRates() {}

    /**
     * Reads lines of {@code currency,from,usd} after a heading; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException when a line is not of that form
     */
    public static DollarRates parse(String csv) {
        DollarRates result = new DollarRates();
        csv.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("currency,"))
                .forEach(result::add);
        return result;
    }

    private void add(String line) {
        String[] part = line.split(",");
        if (part.length != 3) {
            throw new IllegalArgumentException("'" + line + "' is no rate. Maybe USDT,2020-01-01,1");
        }
        long from = LocalDate.parse(part[1].strip()).toEpochDay();
        rates.computeIfAbsent(part[0].strip(), _ -> new TreeMap<>()).put(from, new BigDecimal(part[2].strip()));
    }

    /** Whether an amount of this currency counts as cash. */
    public boolean knows(String currency) {
        return rates.containsKey(currency);
    }

    /**
     * An amount in dollars on a day.
     *
     * @throws IllegalArgumentException when there is no rate of its currency for that day
     */
    public BigDecimal dollars(Money money, long nanos) {
        return money.amount().multiply(rate(money.currency(), nanos));
    }

    /** Dollars for one unit. */
    public BigDecimal rate(String currency, long nanos) {
        NavigableMap<Long, BigDecimal> dated = rates.get(currency);
        long day = Math.floorDiv(nanos, DAY_NANOS);
        var found = dated == null ? null : dated.floorEntry(day);
        if (found == null) {
            throw new IllegalArgumentException("no dollar rate for " + currency + " on "
                    + LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toLocalDate()
                    + ". Maybe add it to instruments/dollar-rates.csv");
        }
        return found.getValue();
    }
}
