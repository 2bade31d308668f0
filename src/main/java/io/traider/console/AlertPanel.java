package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.traider.domain.Alert;
import io.traider.domain.Order;
import io.traider.journal.JournalReader;
import io.traider.release.ReleaseKey;
import org.jspecify.annotations.Nullable;

/** One alert, opened: which rule of which version raised it on which numbers, and what it came with. */
final class AlertPanel extends Section {

    private final Live live;
    private final JournalReader journal;
    private final @Nullable Alert alert;
    private final Div cause = new Div();

    AlertPanel(Live live, JournalReader journal, String id, @Nullable Alert alert) {
        this.live = live;
        this.journal = journal;
        this.alert = alert;
        addClassNames("panel", "detail");
        getElement().setAttribute("aria-label", "Alert " + id);
        Div body = new Div();
        body.addClassName("body");
        add(header(id), body);
        if (alert == null) {
            Paragraph none = new Paragraph("There is no alert " + id + ". Maybe it belongs to another data folder.");
            none.addClassName("empty");
            body.add(none);
        } else {
            explain(body, alert);
        }
    }

    private Header header(String id) {
        NativeButton close = new NativeButton("", click -> getUI().ifPresent(ui -> ui.navigate("alerts")));
        close.addClassName("quiet");
        close.add(Icon.of("close"));
        close.getElement().setAttribute("aria-label", "Close").setAttribute("title", "Close");
        return new Header(new H2("Alert " + id), close);
    }

    private void explain(Div body, Alert it) {
        Paragraph story = new Paragraph(story(it));
        story.addClassName("story");
        ReleaseKey pack = ReleaseKey.rules(it.pack());
        body.add(story, new TimeText(it.nanos()));
        body.add(new H3("Why"), DecisionPanel.reason(it.reason(), true, text(pack, it)));
        body.add(new H3("What it came with"), cause);
        body.add(new H3("Facts that the rules were shown"), new FactsShown(it.facts()));
        Facts version = new Facts();
        version.hash("rules:" + it.pack(), it.hash());
        version.link("rules:" + it.pack(), Releases.text(pack, it.hash(), ""));
        body.add(new H3("Version that raised it"), version);
    }

    private static String text(ReleaseKey pack, Alert it) {
        return Releases.text(pack, it.hash(), it.reason().rule());
    }

    private static String story(Alert it) {
        String state = it.lasts() ? "It lasts." : "It ended at " + Words.millis(it.endedNanos()) + ".";
        return Words.word(it.kind()) + " of " + Alerts.account(it) + ": "
                + it.reason().rule() + ". " + state;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (alert == null) {
            return;
        }
        String id = alert.order();
        if (id == null) {
            cause.setText("No order: the portfolio was sampled.");
            return;
        }
        live.show(this, journal.order(id), (order, failure) -> {
            if (failure == null && order.isPresent()) {
                show(order.get(), alert.fill());
            } else {
                cause.setText("Order " + id + " is not written down yet.");
            }
        });
    }

    private void show(Order order, @Nullable String fill) {
        cause.removeAll();
        OrderFacts facts = new OrderFacts(order);
        if (order.decision() > 0) {
            facts.put("Decision", String.valueOf(order.decision()));
            facts.link("Decision", "decisions/" + order.decision());
        }
        if (fill != null) {
            facts.put("Fill", fill);
        }
        cause.add(facts);
    }
}
