package io.traider.portfolio;

import io.traider.domain.PortfolioSummary;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Equity through time.
 *
 * @param day UTC day of the last record, days since 1970; {@code Long.MIN_VALUE} before the first
 * @param dayStart equity at the first record of that day
 * @param peak highest recorded equity
 * @param maxDrawdown largest fall from a peak to a later record, as a fraction of the peak
 */
public record EquityTrack(long day, BigDecimal dayStart, BigDecimal peak, BigDecimal maxDrawdown) {

    static final long DAY_NANOS = 86_400_000_000_000L;

    static final EquityTrack NONE = new EquityTrack(Long.MIN_VALUE, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public EquityTrack {
        dayStart = plain(dayStart);
        peak = plain(peak);
        maxDrawdown = plain(maxDrawdown);
    }

    /** Equal amounts are equal, however they were computed. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static EquityTrack of(PortfolioSummary recorded) {
        return new EquityTrack(
                Math.floorDiv(recorded.nanos(), DAY_NANOS),
                recorded.equity().subtract(recorded.dailyPnl()),
                recorded.peak(),
                recorded.maxDrawdown());
    }

    boolean startsDay(long nanos) {
        return Math.floorDiv(nanos, DAY_NANOS) != day;
    }

    /** Equity was put in: neither the day nor the peak is any better for it. */
    EquityTrack raised(BigDecimal amount) {
        return day == Long.MIN_VALUE ? this : new EquityTrack(day, dayStart.add(amount), peak.add(amount), maxDrawdown);
    }

    EquityTrack record(long nanos, BigDecimal equity) {
        BigDecimal start = startsDay(nanos) ? equity : dayStart;
        BigDecimal top = day == Long.MIN_VALUE ? equity : peak.max(equity);
        BigDecimal fall = top.signum() > 0 ? top.subtract(equity).divide(top, MathContext.DECIMAL64) : BigDecimal.ZERO;
        return new EquityTrack(Math.floorDiv(nanos, DAY_NANOS), start, top, maxDrawdown.max(fall));
    }
}
