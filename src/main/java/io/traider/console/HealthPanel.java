package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.traider.judging.LiveFigures;
import io.traider.judging.LiveFigures.Drift;
import io.traider.release.ScoreHealth;
import io.traider.rule.fact.ModelHealth;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** How a strategy's score does now, against what is normal of it: what the governance rules look at. */
final class HealthPanel extends Div {

    private final Paragraph words = new Paragraph();
    private final Span chip = new Span();
    private final Facts facts = new Facts();
    private final DataTable drifts = new DataTable(
            "Drift",
            "Known once a whole window has been scored.",
            Column.text("What"),
            Column.number("Stability index"),
            Column.number("Usually at most"),
            Column.state("Reading"));

    HealthPanel() {
        chip.addClassName("chip");
        Div body = new Div(words, facts);
        body.addClassName("body");
        add(new Panel("Health of the score", body, drifts).named("health").beside(chip));
        words.setText("Not looked at yet.");
        chip.setVisible(false);
    }

    void show(ScoreHealth it) {
        ModelHealth fact = it.fact();
        LiveFigures figures = it.figures();
        chip.setVisible(true);
        boolean quiet = it.outcome().equals("NONE");
        boolean judged = !figures.basis().isEmpty();
        chip.setText(
                quiet
                        ? judged ? "As it should be" : "Learns what is normal"
                        : Words.capital(it.outcome().toLowerCase(Locale.ENGLISH)));
        chip.getElement().setAttribute("data-tone", quiet ? judged ? "good" : "plain" : "bad");
        words.setText(
                it.why().isEmpty()
                        ? figures.basis().isEmpty()
                                ? "It was not judged: its first time in force is being taken for normal, and until"
                                        + " that is over nothing is said of drift."
                                : "Held against " + figures.basis() + "."
                        : it.why());
        facts.put("In force", "score source " + it.version() + ", since " + Runs.time(it.since()));
        facts.put("Scores in the window", Words.count(figures.samples()));
        facts.put("Refused", Models.percent(figures.refusedShare()));
        facts.put("99 of 100 scores take at most", Models.number(figures.p99Micros()) + " µs");
        facts.put("Outcomes known", Words.count(figures.outcomes()));
        facts.put("Hit rate", Models.percent(figures.hitRate()) + expected(Models.percent(figures.expectedHitRate())));
        facts.put("Brier score", Models.number(figures.brier()) + expected(Models.number(figures.expectedBrier())));
        facts.put(
                "Profit since, in dollars",
                Words.signed(BigDecimal.valueOf(fact.pnl()))
                        + (Double.isNaN(it.leastPnl())
                                ? ""
                                : ", expected " + Words.signed(BigDecimal.valueOf(fact.expectedPnl())) + ", at least "
                                        + Words.signed(BigDecimal.valueOf(it.leastPnl()))));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        if (Double.isFinite(figures.score().psi())) {
            rows.put("score", cells("The score", figures.score()));
        }
        figures.inputs().forEach(each -> rows.put("input " + each.name(), cells(each.name(), each)));
        drifts.show(rows);
    }

    private static String expected(String value) {
        return value.equals("–") ? "" : ", expected " + value;
    }

    /** The same bounds as the governance rules that come with the platform. */
    private static List<String> cells(String name, Drift it) {
        boolean far = it.psi() >= 0.25;
        String reading = far && it.psi() >= 2 * it.usual()
                ? "bad Another population"
                : far ? "warn Far, but as usual" : it.psi() >= 0.1 ? "plain Moved" : "good As it was";
        return List.of(name, Models.number(it.psi()), Models.number(it.usual()), reading);
    }
}
