package io.traider.history.load;

import io.traider.domain.Side;
import io.traider.history.table.ColumnType;
import io.traider.history.table.Fields;
import io.traider.history.table.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes rows of the records of one file, and says of which it cannot. */
final class RowParser {

    private static final long HOUR = 3_600_000_000_000L;
    private static final long MINUTE = HOUR / 60;

    private final Mapping mapping;
    private final ImportRequest request;
    private final Findings findings;
    private final DecimalText decimal = new DecimalText();
    private @Nullable String symbol;
    private long lastPrice;
    private @Nullable Side lastMove;
    private boolean valid;

    RowParser(Mapping mapping, ImportRequest request, Findings findings) {
        this.mapping = mapping;
        this.request = request;
        this.findings = findings;
        symbol = request.symbol();
    }

    /** Whether a record is of the instrument that is wanted. */
    boolean wanted(Records records) {
        int at = mapping.at(Field.SYMBOL);
        if (at < 0 || at >= records.size()) {
            return true;
        }
        String found = records.field(at);
        if (symbol == null) {
            symbol = found;
        }
        boolean same = found.equals(symbol);
        if (!same && request.symbol() == null) {
            findings.add(Problem.MIXED, records.row(), found, "another symbol than '" + symbol + "' in the rows above");
        }
        return same;
    }

    /** Fills a row; {@code false} when the record is wrong, which is told. */
    boolean read(Records records, Row row) {
        int widest = mapping.columns().values().stream().mapToInt(i -> i).max().orElse(0);
        if (records.size() <= widest) {
            findings.add(
                    Problem.MISSING_FIELD,
                    records.row(),
                    records.line(),
                    "has " + records.size() + " fields, and " + (widest + 1) + " are needed");
            return false;
        }
        valid = true;
        row.setText("");
        long time = time(records, Field.TIME);
        switch (mapping.kind()) {
            case BARS -> bar(records, row, time);
            case TRADES -> trade(records, row, time);
            case QUOTES -> quote(records, row, time);
            case FUNDING -> funding(records, row, time);
            case MARKS -> mark(records, row, time);
        }
        return valid;
    }

    private long time(Records records, Field field) {
        long time = field == Field.TIME ? mapping.time(records) : TimeText.nanos(records.field(mapping.at(field)));
        if (time == TimeText.NONE) {
            fail(Problem.BAD_TIME, records, field, "is no time from 1990 to 2099");
            return 0;
        }
        return time;
    }

    private void bar(Records records, Row row, long time) {
        long length = mapping.interval().nanos();
        long start = request.stampAtEnd() ? time - length : time;
        row.set(0, start);
        row.set(1, mapping.has(Field.END) ? time(records, Field.END) : start + length);
        row.set(2, number(records, Field.OPEN, ColumnType.PRICE));
        row.set(3, number(records, Field.HIGH, ColumnType.PRICE));
        row.set(4, number(records, Field.LOW, ColumnType.PRICE));
        row.set(5, number(records, Field.CLOSE, ColumnType.PRICE));
        row.set(6, volume(records));
    }

    private long volume(Records records) {
        if (!mapping.has(Field.VOLUME)
                || records.field(mapping.at(Field.VOLUME)).isEmpty()) {
            findings.add(Problem.NO_VOLUME, records.row(), "", "has no volume");
            return 0;
        }
        return number(records, Field.VOLUME, ColumnType.QUANTITY);
    }

    private void trade(Records records, Row row, long time) {
        row.set(0, time);
        row.setText(mapping.has(Field.ID) ? records.field(mapping.at(Field.ID)) : "");
        long price = number(records, Field.PRICE, ColumnType.PRICE);
        row.set(2, price);
        row.set(3, number(records, Field.QUANTITY, ColumnType.QUANTITY));
        Side side = side(records, price);
        row.set(4, side == null ? 0 : side.ordinal());
    }

    private @Nullable Side side(Records records, long price) {
        Side moved = price == lastPrice || lastPrice == 0 ? lastMove : price > lastPrice ? Side.BUY : Side.SELL;
        lastMove = moved;
        lastPrice = price;
        if (mapping.has(Field.BUYER_MAKER) || mapping.has(Field.SIDE)) {
            return said(records);
        }
        if (!request.tickRule()) {
            fail(Problem.NO_SIDE, records, Field.PRICE, "is of a trade that does not say who took");
        }
        return moved == null ? Side.BUY : moved;
    }

    private @Nullable Side said(Records records) {
        boolean maker = mapping.has(Field.BUYER_MAKER);
        Field field = maker ? Field.BUYER_MAKER : Field.SIDE;
        Side side = switch (records.field(mapping.at(field)).toLowerCase(Locale.ROOT)) {
            case "buy", "b", "bid", "buyer" -> maker ? null : Side.BUY;
            case "sell", "s", "ask", "a", "seller" -> maker ? null : Side.SELL;
            case "true", "1" -> maker ? Side.SELL : null;
            case "false", "0" -> maker ? Side.BUY : null;
            default -> null;
        };
        if (side == null) {
            fail(Problem.NO_SIDE, records, field, maker ? "is neither true nor false" : "is neither buy nor sell");
        }
        return side;
    }

    private void quote(Records records, Row row, long time) {
        row.set(0, mapping.quoteBars() ? time + mapping.interval().nanos() : time);
        row.set(1, number(records, Field.BID, ColumnType.PRICE));
        row.set(2, number(records, Field.BID_QUANTITY, ColumnType.QUANTITY));
        row.set(3, number(records, Field.ASK, ColumnType.PRICE));
        row.set(4, number(records, Field.ASK_QUANTITY, ColumnType.QUANTITY));
    }

    private void mark(Records records, Row row, long time) {
        row.set(0, time);
        row.set(1, number(records, Field.MARK, ColumnType.PRICE));
        row.set(2, number(records, Field.INDEX, ColumnType.PRICE));
    }

    private void funding(Records records, Row row, long time) {
        long hour = Math.floorDiv(time + HOUR / 2, HOUR) * HOUR;
        long off = Math.abs(time - hour);
        if (off >= MINUTE && valid) {
            fail(Problem.OFF_GRID, records, Field.TIME, "is " + off / 1_000_000 + " ms off the full hour");
        } else if (off > 0 && valid) {
            String text = records.field(mapping.at(Field.TIME));
            findings.add(
                    Problem.STAMP_NOISE,
                    records.row(),
                    text,
                    "is " + (time - hour) / 1e6 + " ms off " + Fields.time(hour));
        }
        row.set(0, hour);
        boolean percent = request.rateUnit() == ImportRequest.RateUnit.PERCENT;
        String text = records.field(mapping.at(Field.RATE));
        row.set(1, percent ? percent(records, text) : number(records, Field.RATE, ColumnType.RATE));
        row.set(2, period(records));
    }

    /** A hundredth, by moving the point, so that a printed binary fraction is still seen as one. */
    private long percent(Records records, String text) {
        return number(records, Field.RATE, text, ColumnType.RATE.scale() - 2);
    }

    private long period(Records records) {
        boolean seconds = mapping.has(Field.INTERVAL_SECONDS);
        if (!seconds && !mapping.has(Field.INTERVAL_HOURS) || mapping.interval().nanos() > 0) {
            return mapping.interval().seconds();
        }
        long value = number(records, seconds ? Field.INTERVAL_SECONDS : Field.INTERVAL_HOURS, ColumnType.SECONDS);
        return seconds ? value : 3600 * value;
    }

    private long number(Records records, Field field, ColumnType type) {
        return number(records, field, records.field(mapping.at(field)), type.scale());
    }

    private long number(Records records, Field field, String text, int scale) {
        DecimalText.Outcome outcome = decimal.read(text, scale);
        switch (outcome) {
            case EXACT -> {}
            case NOISE ->
                findings.add(
                        Problem.NUMBER_NOISE,
                        records.row(),
                        text,
                        field.label() + " has the digits of a binary fraction");
            case ROUNDED -> {
                if (request.round()) {
                    findings.add(
                            Problem.ROUNDED,
                            records.row(),
                            text,
                            field.label() + " has more than " + scale + " decimals");
                } else {
                    fail(Problem.INEXACT, records, field, "has more than the " + scale + " decimals that are kept");
                }
            }
            case TOO_LARGE -> fail(Problem.INEXACT, records, field, "has more digits than are kept", "");
            case NOT_A_NUMBER -> fail(Problem.NOT_A_NUMBER, records, field, "is no number");
        }
        return valid ? decimal.units() : 0;
    }

    private void fail(Problem problem, Records records, Field field, String what) {
        fail(problem, records, field, what, problem.advice());
    }

    private void fail(Problem problem, Records records, Field field, String what, String advice) {
        valid = false;
        findings.add(problem, records.row(), records.field(mapping.at(field)), field.label() + " " + what, advice);
    }
}
