package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.domain.Command;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.journal.JournalReader;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was ordered and what was traded. */
@Route(value = "orders", layout = Frame.class)
@PageTitle("Orders and fills · TRAIDER")
@PermitAll
class OrdersView extends Div {

    private final boolean mayCancel = SignedIn.now().may(Right.CANCEL_ORDERS);
    private final Orders orders;
    private final JournalList<Order> orderList;
    private final JournalList<Fill> fillList;

    OrdersView(Live live, JournalReader journal, Commands commands) {
        orders = new Orders(mayCancel);
        DataTable orderTable = Orders.table(mayCancel);
        orderList = new JournalList<>(live, orderTable, journal::orders, orders::cells, Live.Moment::orders);
        fillList = new JournalList<>(live, Fills.table(), journal::fills, Fills::cells, Live.Moment::orders);
        orderTable.onAct(key -> {
            Order order = orderList.find(key);
            if (order != null) {
                commands.give(this, Right.CANCEL_ORDERS, new Command.CancelOrder(order.id()), "Cancel requested");
            }
        });
        Map<String, Component> tabs = new LinkedHashMap<>();
        tabs.put("Orders", orderList);
        tabs.put("Fills", fillList);
        Choice choice = new Choice(
                "Which",
                List.copyOf(tabs.keySet()),
                "Orders",
                word -> tabs.forEach((name, list) -> list.setVisible(name.equals(word))));
        fillList.setVisible(false);
        Filters filters = new Filters(live, selection -> {
            orderList.select(selection);
            fillList.select(selection);
        });
        add(new Head("Orders and fills", live), new Panel("Journal", filters, orderList, fillList).beside(choice));
    }
}
