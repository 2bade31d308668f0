package io.traider.journal.codec;

import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Price levels: differences of prices and quantities, counted in the last decimal that the venue wrote. A column
 * (prices, quantities) is {@code UNIFORM} when all its numbers have as many decimals, {@code MIXED} when each says its
 * own, and {@code RAW} when a number has more than its decimals say.
 */
final class LevelsCodec {
    private static final int UNIFORM = 0;
    private static final int MIXED = 1;
    private static final int RAW = 2;

    private LevelsCodec() {}

    static void write(Writer out, Levels levels, long base) {
        out.number(levels.size());
        if (!levels.isEmpty()) {
            writeColumn(out, levels.size(), levels::price, levels::priceDecimals, Price.SCALE, base);
            writeColumn(out, levels.size(), levels::quantity, levels::quantityDecimals, Quantity.SCALE, 0);
        }
    }

    static Levels read(Reader in, long base) {
        int size = in.count();
        if (size == 0) {
            return Levels.NONE;
        }
        Column prices = readColumn(in, size, Price.SCALE, base);
        Column quantities = readColumn(in, size, Quantity.SCALE, 0);
        Levels.Builder levels = new Levels.Builder();
        for (int i = 0; i < size; i++) {
            levels.add(prices.units[i], prices.decimals[i], quantities.units[i], quantities.decimals[i]);
        }
        return levels.build();
    }

    private record Column(long[] units, byte[] decimals) {}

    private static void writeColumn(
            Writer out, int size, IntToLongFunction units, IntUnaryOperator decimals, int scale, long base) {
        int form = form(size, units, decimals, scale);
        out.octet(form);
        if (form == UNIFORM) {
            out.octet(decimals.applyAsInt(0));
        }
        long last = base;
        for (int i = 0; i < size; i++) {
            if (form != UNIFORM) {
                out.octet(decimals.applyAsInt(i));
            }
            long step = form == RAW ? 1 : step(decimals.applyAsInt(i), scale);
            out.signed(units.applyAsLong(i) / step - last / step);
            last = scale == Price.SCALE ? units.applyAsLong(i) : 0;
        }
    }

    private static Column readColumn(Reader in, int size, int scale, long base) {
        int form = in.octet();
        byte uniform = form == UNIFORM ? (byte) in.octet() : 0;
        Column column = new Column(new long[size], new byte[size]);
        long last = base;
        for (int i = 0; i < size; i++) {
            column.decimals[i] = form == UNIFORM ? uniform : (byte) in.octet();
            long step = form == RAW ? 1 : step(column.decimals[i], scale);
            column.units[i] = (in.signed() + last / step) * step;
            last = scale == Price.SCALE ? column.units[i] : 0;
        }
        return column;
    }

    private static int form(int size, IntToLongFunction units, IntUnaryOperator decimals, int scale) {
        int form = UNIFORM;
        for (int i = 0; i < size; i++) {
            if (units.applyAsLong(i) % step(decimals.applyAsInt(i), scale) != 0) {
                return RAW;
            }
            if (decimals.applyAsInt(i) != decimals.applyAsInt(0)) {
                form = MIXED;
            }
        }
        return form;
    }

    /** How many units one step of the last decimal is. */
    private static long step(int decimals, int scale) {
        long step = 1;
        for (int i = Math.max(0, decimals); i < scale; i++) {
            step *= 10;
        }
        return step;
    }
}
