package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.traider.domain.PortfolioSummary;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The portfolio in seven numbers. */
final class Figures extends Div {

    private final Map<String, Element> values = new LinkedHashMap<>();
    private final Element list = new Element("div").setAttribute("class", "figures");

    private final Element label;

    Figures() {
        getElement().appendChild(list);
        Element lead = figure("Equity");
        lead.setAttribute("class", "figure lead");
        label = lead.getChild(0);
        Element today = value("Today");
        today.getClassList().add("below");
        lead.appendChild(today);
        for (String name : new String[] {"Realised", "Unrealised", "Fees paid", "Funding", "Cash", "Max drawdown"}) {
            figure(name);
        }
    }

    private Element figure(String name) {
        Element figure = new Element("dl").setAttribute("class", "figure");
        figure.appendChild(new Element("dt").setText(name), value(name));
        list.appendChild(figure);
        return figure;
    }

    private Element value(String name) {
        Element value = new Element("dd").setAttribute("data-figure", name);
        value.getClassList().add("number");
        values.put(name, value);
        return value;
    }

    void show(PortfolioSummary portfolio) {
        set("Equity", Words.money(portfolio.equity()));
        label.setText("Equity in " + portfolio.currency());
        sign("Today", portfolio.dailyPnl(), " today");
        sign("Realised", portfolio.realizedPnl(), "");
        sign("Unrealised", portfolio.unrealizedPnl(), "");
        set("Fees paid", Words.money(portfolio.fees()));
        sign("Funding", portfolio.funding(), "");
        charged("Borrowing", portfolio.borrow());
        charged("Penalties", portfolio.penalties());
        set("Cash", Words.money(portfolio.cash()));
        set("Max drawdown", Words.percent(portfolio.maxDrawdown()));
    }

    /** Of what most accounts never pay: shown from the first time on. */
    private void charged(String name, BigDecimal paid) {
        if (paid.signum() != 0 && !values.containsKey(name)) {
            figure(name);
        }
        if (values.containsKey(name)) {
            set(name, Words.money(paid));
        }
    }

    private void set(String name, String text) {
        Element value = values.get(name);
        if (!text.equals(value.getText())) {
            value.setText(text);
        }
    }

    private void sign(String name, BigDecimal amount, String unit) {
        String text = Words.signed(amount);
        set(name, text + unit);
        Element value = values.get(name);
        value.getClassList().set("up", text.startsWith("+"));
        value.getClassList().set("down", text.startsWith("−"));
    }
}
