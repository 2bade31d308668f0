package io.traider.console;

import io.traider.domain.InstrumentId;
import io.traider.domain.KillScope;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How values are written for people: grouped digits, a true minus sign, words instead of constants. */
final class Words {

    private static final DecimalFormatSymbols SYMBOLS = symbols();

    private Words() {}

    private static DecimalFormatSymbols symbols() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
        symbols.setMinusSign('−');
        return symbols;
    }

    /** An amount rounded to cents. */
    static String money(BigDecimal amount) {
        return exact(amount.setScale(2, RoundingMode.HALF_EVEN), 2);
    }

    /** An amount rounded to cents, with its sign; nothing stands before zero. */
    static String signed(BigDecimal amount) {
        BigDecimal cents = amount.setScale(2, RoundingMode.HALF_EVEN);
        return cents.signum() > 0 ? "+" + exact(cents, 2) : exact(cents, 2);
    }

    static String price(Price price) {
        return exact(price.toBigDecimal(), 2);
    }

    /** All digits of a price, filled up to as many decimals as its neighbours have. */
    static String price(Price price, int decimals) {
        return exact(price.toBigDecimal(), decimals);
    }

    /** An average or a mark: seven significant digits and at least two decimals. */
    static String rounded(Price price) {
        BigDecimal value = price.toBigDecimal();
        int decimals = Math.clamp(7L - (value.precision() - value.scale()), 2, Price.SCALE);
        return exact(value.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros(), 2);
    }

    static String quantity(Quantity quantity) {
        return exact(quantity.toBigDecimal(), 0);
    }

    static String count(long count) {
        return exact(BigDecimal.valueOf(count), 0);
    }

    static String bytes(long bytes) {
        return bytes < 10_000_000 ? count(bytes / 1_000) + " kB" : count(bytes / 1_000_000) + " MB";
    }

    /** A figure of a reason, as its rule wrote it but with a true minus sign. */
    static String figure(String value) {
        return value.matches("-[0-9].*") ? "−" + value.substring(1) : value;
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static String percent(BigDecimal fraction) {
        return exact(fraction.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN), 2) + " %";
    }

    /** Every digit that is there, and at least this many decimals. */
    static String exact(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", SYMBOLS);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(20);
        String text = format.format(value);
        return value.signum() == 0 ? text.replace("−", "") : text;
    }

    /** A feature or score: five significant digits. */
    static String statistic(double value) {
        if (Double.isNaN(value)) {
            return "not known";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5));
        boolean tiny = Math.abs(value) < 1e-6;
        return tiny ? String.format(Locale.ENGLISH, "%.3e", value).replace('-', '−') : exact(rounded, 0);
    }

    /** Milliseconds since 1970, as the browser counts. */
    static String millis(long nanos) {
        return Long.toString(nanos / 1_000_000);
    }

    static String duration(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }

    static String venue(Venue venue) {
        return switch (venue) {
            case COINBASE -> "Coinbase";
            case BINANCE -> "Binance";
            case BINANCE_FUTURES -> "Binance Futures";
            case KRAKEN -> "Kraken";
            case KRAKEN_FUTURES -> "Kraken Futures";
        };
    }

    static String instrument(InstrumentId instrument) {
        return instrument.symbol() + " on " + venue(instrument.venue());
    }

    /** Symbol and venue as two lines of a cell. */
    static String pair(InstrumentId instrument) {
        return instrument.symbol() + "\n" + venue(instrument.venue());
    }

    /** A constant as a word: {@code ENTER_LONG} becomes {@code Enter long}. */
    static String word(Enum<?> constant) {
        String text = constant.name().replace('_', ' ').toLowerCase(Locale.ENGLISH);
        return constant.name().length() <= 3 && !text.equals("buy") && !text.equals("all")
                ? constant.name()
                : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static String scope(KillScope scope) {
        return switch (scope.kind()) {
            case ALL -> "everything";
            case VENUE -> "venue " + venue(Venue.valueOf(scope.name()));
            case STRATEGY -> "strategy " + scope.name();
            case INSTRUMENT -> instrument(InstrumentId.parse(scope.name()));
        };
    }

    /** The beginning of a content hash. */
    static String hash(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }
}
