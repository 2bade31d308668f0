package io.traider.console;

import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Price;
import io.traider.journal.Page;
import java.util.ArrayList;
import java.util.List;

/** The rows of orders. */
final class Orders {

    private final boolean cancellable;

    Orders(boolean cancellable) {
        this.cancellable = cancellable;
    }

    static DataTable table(boolean cancellable) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.timeLink("Time"),
                Column.pair("Instrument"),
                Column.side("Side"),
                Column.text("Type"),
                Column.number("Quantity"),
                Column.number("Filled"),
                Column.number("Limit"),
                Column.number("Average"),
                Column.state("Status"),
                Column.wide("Remark")));
        if (cancellable) {
            columns.add(Column.action("Action"));
        }
        return new DataTable(
                "Orders",
                "No orders here. The strategy trades once it has warmed up, about half a minute after the first prices;"
                        + " a filter may also hide what there is.",
                columns.toArray(Column[]::new));
    }

    List<String> cells(Page.Row<Order> row) {
        Order order = row.value();
        Price limit = order.intent().limit();
        Price average = order.averagePrice();
        List<String> cells = new ArrayList<>(List.of(
                Words.millis(order.createdNanos()) + "\ndecisions/" + order.decision(),
                Words.pair(order.instrument()),
                Words.word(order.side()),
                type(order),
                Words.quantity(order.quantity()),
                Words.quantity(order.filled()),
                limit == null ? "" : Words.price(limit),
                average == null ? "" : Words.rounded(average),
                status(order.status()),
                order.remark()));
        if (cancellable) {
            cells.add(order.status().closed() ? "" : "Cancel\nCancel order " + order.id());
        }
        return cells;
    }

    static String type(Order order) {
        return Words.word(order.intent().type()) + " "
                + Words.word(order.intent().timeInForce());
    }

    static String status(OrderStatus status) {
        return switch (status) {
            case PENDING -> "plain Pending";
            case OPEN -> "plain Open";
            case TRIGGERED -> "plain Triggered";
            case FILLED -> "good Filled";
            case CANCELLED -> "warn Cancelled";
            case EXPIRED -> "warn Expired";
            case REJECTED -> "bad Rejected";
        };
    }
}
