package io.traider.console;

import io.traider.domain.Order;
import io.traider.domain.Price;

/** What became of an order. */
final class OrderFacts extends Facts {

    OrderFacts(Order order) {
        Price limit = order.intent().limit();
        Price average = order.averagePrice();
        put("Order", order.id());
        put("Side and type", Words.word(order.side()) + ", " + Orders.type(order));
        put("Quantity", Words.quantity(order.quantity()));
        put("Limit", limit == null ? "none" : Words.price(limit));
        put("Status", Orders.status(order.status()).split(" ", 2)[1]);
        put("Filled", Words.quantity(order.filled()));
        put("Average price", average == null ? "–" : Words.rounded(average));
        if (!order.remark().isEmpty()) {
            put("Remark", order.remark());
        }
    }
}
