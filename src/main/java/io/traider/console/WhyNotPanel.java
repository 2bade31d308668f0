package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Asks of a rule that did not fire for a decision which of its conditions failed, and on which numbers. */
final class WhyNotPanel extends Div {

    private final Live live;
    private final ReleaseDesk desk;
    private final Decision decision;
    private final int ordinal;
    private final Select<String> pack = new Select<>();
    private final Select<String> rule = new Select<>();
    private final Div answer = new Div();
    private SequencedMap<String, List<String>> rules = new LinkedHashMap<>();

    /** @param ordinal of the decision among those of its input */
    WhyNotPanel(Live live, ReleaseDesk desk, Decision decision, int ordinal) {
        this.live = live;
        this.desk = desk;
        this.decision = decision;
        this.ordinal = ordinal;
        addClassName("why-not");
        pack.setLabel("Pack");
        rule.setLabel("Rule");
        rule.setPlaceholder("Pick a rule");
        rule.setEmptySelectionAllowed(false);
        pack.addValueChangeListener(change -> rule.setItems(rules.getOrDefault(change.getValue(), List.of())));
        rule.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                ask(change.getValue());
            }
        });
        Div row = new Div(pack, rule);
        row.addClassName("row");
        answer.getElement().setAttribute("aria-live", "polite");
        add(row, answer);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.ask(this, this::read, (found, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The rules of the decision could not be read", failure);
            } else if (found.isEmpty()) {
                answer.setText("The versions that decided are not kept here.");
            } else {
                rules = found;
                pack.setItems(found.sequencedKeySet());
                pack.setValue(found.lastEntry().getKey());
            }
        });
    }

    /** The rules of each pack that decided, as they stood in the version that did. */
    private SequencedMap<String, List<String>> read() {
        SequencedMap<String, List<String>> found = new LinkedHashMap<>();
        decision.facts().stream().map(Fact::pack).distinct().forEach(name -> {
            ReleaseKey key = ReleaseKey.rules(name);
            String hash = decision.versions().get(key.toString());
            desk.find(key)
                    .ifPresent(detail -> detail.versions().stream()
                            .filter(version -> version.hash().equals(hash))
                            .findFirst()
                            .ifPresent(version -> found.put(
                                    name,
                                    RuleNames.of(
                                            Objects.requireNonNull(
                                                    detail.summary().pack()),
                                            version))));
        });
        return found;
    }

    private void ask(String name) {
        String of = pack.getValue();
        live.ask(this, () -> desk.whyNot(decision.sequence(), ordinal, of, name), (report, failure) -> {
            answer.removeAll();
            if (failure != null) {
                Paragraph why =
                        new Paragraph(String.valueOf(ReleaseDeeds.why(failure).getMessage()));
                why.addClassName("said");
                answer.add(why);
            } else if (name.equals(rule.getValue())) {
                answer.add(new ConditionsShown(report));
            }
        });
    }
}
