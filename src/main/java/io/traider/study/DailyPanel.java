package io.traider.study;

import io.traider.domain.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads Coinalyze's daily funding and Coinbase's daily prices.
 *
 * <p>The unit trap: {@code funding_rate} is in percent per funding period already, and {@code funding_rate_pct} is that
 * times a hundred and is not read. A day's rate is taken as the mean of its first and last, and a day as three periods of
 * eight hours: the file does not say which contracts settle more often. The contract is named by the suffix of its venue;
 * of several for one coin that with most days is kept. A coin without a price in these days, and coins pegged to the
 * dollar, are left out.
 */
final class DailyPanel {

    private static final double PERCENT = 0.01;
    private static final double PERIODS_PER_DAY = 3;
    private static final double VOLATILITY_DAYS = 20;
    private static final int LEAST_RETURNS = 20;
    private static final Set<String> PEGGED = Set.of("DAI", "USDC", "USDT", "USDE", "FDUSD");

    private final SortedMap<String, SortedMap<LocalDate, Double>> rates = new TreeMap<>();
    private final Map<String, String> coins = new TreeMap<>();
    private final Map<String, SortedMap<LocalDate, double[]>> prices = new TreeMap<>();
    private int fundingRows;
    private int priceRows;

    private DailyPanel() {}

    static Panel read(Path folder) throws IOException {
        DailyPanel reader = new DailyPanel();
        reader.funding(only(folder, "funding_rates"));
        reader.prices(only(folder, "ohlcv_daily"));
        return reader.panel();
    }

    private static Path only(Path folder, String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.contains(part) && name.endsWith(".csv");
                    })
                    .toList();
            if (found.size() != 1) {
                throw new IOException(folder + " has " + found.size() + " files named *" + part + "*.csv, not one");
            }
            return found.getFirst();
        }
    }

    private void funding(Path file) throws IOException {
        for (Csv.Row row : Csv.read(file)) {
            fundingRows++;
            String contract = row.text("symbol");
            LocalDate day = LocalDate.parse(row.text("date"));
            double rate = PERCENT * (row.number("fr_open") + row.number("funding_rate")) / 2;
            coins.put(contract, row.text("coin_symbol"));
            Double before =
                    rates.computeIfAbsent(contract, _ -> new TreeMap<>()).put(day, rate);
            if (before != null) {
                throw new IOException(file + ", row " + row.line() + ": " + contract + " has " + day + " twice");
            }
        }
    }

    private void prices(Path file) throws IOException {
        for (Csv.Row row : Csv.read(file)) {
            priceRows++;
            double[] price = {row.price("open"), row.price("close")};
            Object before = prices.computeIfAbsent(row.text("base"), _ -> new TreeMap<>())
                    .put(LocalDate.parse(row.text("date")), price);
            if (before != null) {
                throw new IOException(
                        file + ", row " + row.line() + ": " + row.text("base") + " has " + row.text("date") + " twice");
            }
        }
    }

    /** One contract for each coin that has prices on the days of its funding, by coin. */
    private SortedMap<String, String> chosen() {
        SortedMap<String, String> chosen = new TreeMap<>();
        rates.forEach((contract, days) -> {
            String coin = coins.getOrDefault(contract, "");
            boolean priced = days.keySet().stream().anyMatch(prices.getOrDefault(coin, new TreeMap<>())::containsKey);
            if (priced && !PEGGED.contains(coin)) {
                chosen.merge(coin, contract, (a, b) -> sized(b) > sized(a) ? b : a);
            }
        });
        return chosen;
    }

    private int sized(String contract) {
        return rates.getOrDefault(contract, new TreeMap<>()).size();
    }

    private Panel panel() {
        SortedMap<String, String> chosen = chosen();
        LocalDate first = rates.values().stream()
                .map(SortedMap::firstKey)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = rates.values().stream()
                .map(SortedMap::lastKey)
                .max(LocalDate::compareTo)
                .orElseThrow();
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        List<double[]> open = new ArrayList<>();
        List<double[]> rate = new ArrayList<>();
        List<double[]> deviation = new ArrayList<>();
        for (Map.Entry<String, String> each : chosen.entrySet()) {
            open.add(opens(prices.get(each.getKey()), days));
            rate.add(days.stream()
                    .mapToDouble(day -> rates.get(each.getValue()).getOrDefault(day, Double.NaN))
                    .toArray());
            deviation.add(deviations(prices.get(each.getKey()), days));
        }
        long[] nanos = Stream.concat(days.stream(), Stream.of(last.plusDays(1)))
                .mapToLong(day -> day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L)
                .toArray();
        return new Panel(
                "Daily panel",
                List.copyOf(chosen.values()),
                nanos,
                open.toArray(double[][]::new),
                rate.toArray(double[][]::new),
                deviation.toArray(double[][]::new),
                PERIODS_PER_DAY,
                facts(chosen, first, last));
    }

    /** Opening prices, and at the end the last close. */
    private static double[] opens(SortedMap<LocalDate, double[]> days, List<LocalDate> wanted) {
        double[] opens = new double[wanted.size() + 1];
        for (int t = 0; t < wanted.size(); t++) {
            double[] price = days.get(wanted.get(t));
            opens[t] = price == null ? Double.NaN : price[0];
        }
        double[] end = days.get(wanted.getLast());
        opens[wanted.size()] = end == null ? Double.NaN : end[1];
        return opens;
    }

    /** From all days that the prices have, those before the funding too. */
    private static double[] deviations(SortedMap<LocalDate, double[]> days, List<LocalDate> wanted) {
        LocalDate first = days.firstKey().isBefore(wanted.getFirst()) ? days.firstKey() : wanted.getFirst();
        List<LocalDate> all = first.datesUntil(wanted.getLast().plusDays(1)).toList();
        double[] deviations = Panel.volatility(opens(days, all), VOLATILITY_DAYS, LEAST_RETURNS);
        return Arrays.copyOfRange(deviations, all.size() - wanted.size(), all.size());
    }

    private List<Figure> facts(SortedMap<String, String> chosen, LocalDate first, LocalDate last) {
        long exact = chosen.values().stream()
                .filter(contract -> contract.contains("USD_PERP"))
                .count();
        return List.of(
                Figure.of("funding rows", fundingRows + " of " + rates.size() + " contracts, " + first + " to " + last),
                Figure.of("price rows", priceRows + " of " + prices.size() + " coins"),
                Figure.of("contracts studied", chosen.size() + ", of which " + exact + " margined in the coin"),
                Figure.of(
                        "left out",
                        (rates.size() - chosen.size())
                                + " contracts: no price in these days, pegged, or a second venue"));
    }
}
