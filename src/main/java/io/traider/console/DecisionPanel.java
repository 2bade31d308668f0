package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import io.traider.domain.Decision;
import io.traider.domain.FeatureVector;
import io.traider.domain.Fill;
import io.traider.domain.MemberScore;
import io.traider.domain.Order;
import io.traider.domain.Reason;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Score;
import io.traider.journal.Cursor;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One decision, opened: what was wanted, by which rules on which numbers, what the limits said, and what came of it. */
final class DecisionPanel extends Section {

    /** The pack that stands in every order's way. */
    private static final String PRETRADE = "pretrade";

    private final Live live;
    private final Trail trail;
    private final @Nullable Decision decision;
    private final Div body = new Div();
    private final Div outcome = new Div();
    private final Div asked = new Div();
    private final int ordinal;

    /** @param trail where its order and fills are */
    DecisionPanel(Live live, Trail trail, String place, @Nullable Decision decision) {
        this.live = live;
        this.trail = trail;
        this.decision = decision;
        this.ordinal =
                place.matches("[0-9]{1,18}\\.[0-9]{1,9}") ? Cursor.parse(place).ordinal() : 0;
        addClassNames("panel", "detail");
        getElement().setAttribute("aria-label", "Decision " + place);
        body.addClassName("body");
        add(header(place), body);
        if (decision == null) {
            Paragraph none =
                    new Paragraph("There is no decision " + place + ". Maybe it belongs to another data folder.");
            none.addClassName("empty");
            body.add(none);
        } else {
            explain(decision);
        }
    }

    private Header header(String place) {
        NativeButton close = new NativeButton("", click -> getUI().ifPresent(ui -> ui.navigate(trail.home())));
        close.addClassName("quiet");
        close.add(Icon.of("close"));
        close.getElement().setAttribute("aria-label", "Close").setAttribute("title", "Close");
        NativeButton copy = new NativeButton("Copy link");
        copy.addClassName("copy");
        copy.addAttachListener(attached -> copy.getElement()
                .executeJs(
                        "this.onclick = () => window.traider.copy(this, new URL($0, document.baseURI).href)",
                        trail.address(place)));
        return new Header(new H2("Decision " + place), copy, close);
    }

    private void explain(Decision it) {
        Paragraph story = new Paragraph(Story.of(it));
        story.addClassName("story");
        body.add(story, new TimeText(it.nanos()));
        body.add(new H3("Why: " + Words.word(it.signal().kind()).toLowerCase(java.util.Locale.ENGLISH)));
        String strategy = it.signal().strategy();
        it.signal().reasons().forEach(reason -> body.add(reason(reason, false, text(it, strategy, reason))));
        if (!it.verdict().allowed()) {
            body.add(new H3("Why it was denied"));
            it.verdict().reasons().forEach(reason -> body.add(reason(reason, true, text(it, PRETRADE, reason))));
        }
        body.add(new H3("What came of it"), outcome);
        body.add(asked);
        body.add(new H3("Score"), model(it.score()));
        body.add(new H3("Features " + it.features().set()), features(it.features()));
        if (!it.facts().isEmpty()) {
            body.add(new H3("Facts that the rules were shown"), new FactsShown(it.facts()));
        }
        body.add(new H3("Versions in force"), versions(it.versions()));
    }

    /** Where the text of a rule is that fired, at its version; {@code null} when no pack of the decision has that name. */
    private static @Nullable String text(Decision it, String pack, Reason reason) {
        String hash = it.versions().get(ReleaseKind.RULE_PACK.key(pack));
        return hash == null ? null : Releases.text(ReleaseKey.rules(pack), hash, reason.rule());
    }

    /** Offers to say of any rule of the packs that decided why it did not fire. */
    DecisionPanel askable(ReleaseDesk desk) {
        if (decision != null && !decision.facts().isEmpty()) {
            asked.add(new H3("Why not"), new WhyNotPanel(live, desk, decision, ordinal));
        }
        return this;
    }

    /** @param text where the rule's text is; {@code null} for no link */
    static Div reason(Reason reason, boolean denied, @Nullable String text) {
        Div box = new Div();
        box.addClassName("reason");
        box.setClassName("denied", denied);
        Element list = new Element("ul");
        reason.figures()
                .forEach(figure -> list.appendChild(new Element("li")
                        .appendChild(
                                new Element("span").setText(figure.name()),
                                new Element("b").setText(Words.figure(figure.value())))));
        Element rule = new Element("b");
        if (text == null) {
            rule.setText(Words.capital(reason.rule()));
        } else {
            rule.appendChild(new Element("a").setAttribute("href", text).setText(Words.capital(reason.rule())));
        }
        box.getElement()
                .appendChild(
                        rule, new Element("span").setAttribute("class", "code").setText(reason.code()), list);
        return box;
    }

    private static Component model(Score score) {
        if (score.model().isEmpty()) {
            return new Paragraph("None: " + score.refusal() + ".");
        }
        Facts facts = new Facts();
        facts.put("Source", score.model());
        facts.put(
                score.refused() ? "Refused" : "Score",
                score.refused() ? score.refusal() : Words.statistic(score.value()));
        facts.hash("Content hash", score.hash());
        for (MemberScore member : score.members()) {
            String said = Double.isNaN(member.value()) ? "no score" : Words.statistic(member.value());
            facts.put(
                    member.model(),
                    score.members().size() == 1 ? said : said + " × " + Words.statistic(member.weight()));
            facts.hash(member.model() + ", model file", member.hash());
        }
        return facts;
    }

    private static Component features(FeatureVector features) {
        Facts facts = new Facts();
        for (int i = 0; i < features.names().size(); i++) {
            facts.put(features.names().get(i), Words.statistic(features.values()[i]));
        }
        return facts;
    }

    private static Component versions(Map<String, String> versions) {
        Facts facts = new Facts();
        versions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(version -> version(facts, version.getKey(), version.getValue()));
        return facts;
    }

    private static void version(Facts facts, String key, String hash) {
        facts.hash(key, hash);
        ReleaseKind.ofKey(key)
                .filter(kind -> kind == ReleaseKind.RULE_PACK || kind == ReleaseKind.LIMITS)
                .ifPresent(kind -> facts.link(key, Releases.text(new ReleaseKey(kind, kind.name(key)), hash, "")));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (decision == null) {
            return;
        }
        String id = decision.order();
        if (id == null && decision.wouldBe() && decision.verdict().allowed()) {
            outcome.setText("Nothing: the strategy was in the shadow, and its order was not sent.");
            return;
        }
        if (id == null) {
            outcome.setText(decision.verdict().allowed() ? "No order could be sized." : "No order was sent.");
            return;
        }
        live.show(this, trail.order(id), (order, failure) -> {
            if (failure == null && order.isPresent()) {
                show(order.get());
            } else {
                outcome.setText("Order " + id + " is not written down yet.");
            }
        });
    }

    private void show(Order order) {
        outcome.removeAll();
        outcome.add(new OrderFacts(order));
        live.show(this, trail.fills(order), (fills, failure) -> {
            if (failure == null) {
                show(fills);
            } else {
                Notice.failed("The fills could not be read", failure);
            }
        });
    }

    private void show(List<Fill> fills) {
        if (fills.isEmpty()) {
            return;
        }
        DataTable table = new DataTable(
                "Fills of this order",
                "",
                Column.time("Time"),
                Column.number("Quantity"),
                Column.number("Price"),
                Column.number("Fee"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        fills.forEach(fill -> rows.put(
                fill.id(),
                List.of(
                        Words.millis(fill.nanos()),
                        Words.quantity(fill.quantity()),
                        Words.price(fill.price()),
                        Words.money(fill.fee().amount()))));
        table.show(rows);
        outcome.add(table);
    }
}
