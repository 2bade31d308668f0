package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.session.BookImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order book as a ladder of prices. */
@Tag("traider-ladder")
@JsModule("context://ui/console.js")
final class Ladder extends Component {

    /** Levels a side. */
    static final int DEPTH = 12;

    /** Decimals of a quantity that there is room for. */
    private static final int ROOM = 5;

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private @Nullable BookImage shown;

    /** Shows a book; nothing when there is none. */
    void show(@Nullable BookImage book) {
        if (book != null
                && shown != null
                && book.bids().equals(shown.bids())
                && book.asks().equals(shown.asks())
                && book.valid() == shown.valid()
                && book.instrument().equals(shown.instrument())) {
            return;
        }
        shown = book;
        draw(book);
    }

    private void draw(@Nullable BookImage book) {
        if (book == null || book.bids().isEmpty() || book.asks().isEmpty()) {
            getElement().callJsFunction("show", List.of(), List.of(), Map.of("price", "–", "text", "no book"), false);
            return;
        }
        int prices = decimals(levels(book).map(level -> level.price().toBigDecimal()));
        int quantities = Math.min(
                ROOM, decimals(levels(book).map(level -> level.quantity().toBigDecimal())));
        double deepest = Math.max(total(book.bids()), total(book.asks()));
        Map<String, String> middle = Map.of(
                "price", Words.price(middle(book), prices), "text", book.valid() ? spread(book) : "not to be trusted");
        getElement()
                .callJsFunction(
                        "show",
                        side(book.bids(), prices, quantities, deepest),
                        side(book.asks(), prices, quantities, deepest),
                        middle,
                        book.valid());
    }

    private static Stream<BookImage.Level> levels(BookImage book) {
        return Stream.concat(book.bids().stream(), book.asks().stream());
    }

    private static int decimals(Stream<BigDecimal> values) {
        return values.mapToInt(value -> Math.max(0, value.stripTrailingZeros().scale()))
                .max()
                .orElse(0);
    }

    private static double total(List<BookImage.Level> side) {
        return side.stream().mapToDouble(level -> level.quantity().toDouble()).sum();
    }

    private static List<List<Object>> side(List<BookImage.Level> side, int prices, int quantities, double deepest) {
        List<List<Object>> rows = new ArrayList<>();
        Quantity total = Quantity.ZERO;
        for (BookImage.Level level : side) {
            total = total.plus(level.quantity());
            rows.add(List.of(
                    Words.price(level.price(), prices),
                    quantity(level.quantity(), quantities),
                    quantity(total, quantities),
                    Math.round(100 * total.toDouble() / deepest)));
        }
        return rows;
    }

    private static String quantity(Quantity quantity, int decimals) {
        return Words.exact(quantity.toBigDecimal().setScale(decimals, RoundingMode.HALF_UP), decimals);
    }

    private static Price middle(BookImage book) {
        return Price.ofUnits((book.bids().getFirst().price().units()
                        + book.asks().getFirst().price().units())
                / 2);
    }

    private static String spread(BookImage book) {
        BigDecimal bid = book.bids().getFirst().price().toBigDecimal();
        BigDecimal width = book.asks().getFirst().price().toBigDecimal().subtract(bid);
        BigDecimal bps = width.multiply(BPS).divide(bid, MathContext.DECIMAL32);
        return "spread " + Words.exact(width.stripTrailingZeros(), 0) + ", "
                + Words.exact(bps.round(new MathContext(2)).stripTrailingZeros(), 0) + " bp";
    }
}
