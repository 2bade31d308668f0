package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.domain.ReleaseKind;
import io.traider.engine.ModelUse;
import io.traider.engine.ShadowUse;
import io.traider.model.ScoreSpec;
import io.traider.release.StrategyDetail;
import io.traider.session.SessionState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a strategy's score comes from: its models and their weights, how it does, and what runs beside it. */
final class ScorePanel extends Div {

    private final Live live;
    private final ModelDeeds deeds;
    private final StrategyDetail strategy;
    private final Facts use = new Facts();
    private final Facts shadow = new Facts();

    ScorePanel(Live live, ModelDeeds deeds, StrategyDetail strategy) {
        this.live = live;
        this.deeds = deeds;
        this.strategy = strategy;
        ScoreSpec spec = strategy.score().spec();
        Div body = new Div(new Paragraph(about(spec)), use);
        body.addClassName("body");
        Panel panel = new Panel("Score", members(spec), body).named("score").beside(actions());
        ScoreSpec beside = strategy.score().beside();
        if (beside != null) {
            Div more = new Div(new H3("In its shadow: " + beside.label()), shadow);
            more.addClassName("body");
            panel.add(more);
        }
        add(panel);
    }

    private static String about(ScoreSpec spec) {
        return switch (spec.combination()) {
            case SINGLE -> "The score of one model.";
            case WEIGHTED -> "The mean of its members by their weights. One that refuses makes the whole refuse.";
            case STACKED ->
                "A logistic stack with the intercept " + Models.number(spec.intercept()) + ", over the members' "
                        + Words.word(spec.over()).toLowerCase(java.util.Locale.ENGLISH)
                        + ". One that refuses makes the whole refuse.";
        };
    }

    private static DataTable members(ScoreSpec spec) {
        DataTable table = new DataTable(
                "Members", "No model.", Column.link("Model"), Column.number("Weight"), Column.text("Model file"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (ScoreSpec.Member each : spec.members()) {
            rows.put(
                    each.id(),
                    List.of(
                            each.id() + "\n" + Models.address(each.model(), each.version()),
                            Models.number(each.weight()),
                            Words.hash(each.sha256())));
        }
        table.show(rows);
        return table;
    }

    private Div actions() {
        Div actions = new Div();
        actions.addClassName("actions");
        if (SignedIn.now().may(Right.STEER_MODELS)) {
            if (strategy.score().beside() != null) {
                actions.add(button("End shadow", this::endShadow));
            }
            actions.add(button("Members and weights…", () -> ScoreDialog.open(live, deeds, this, strategy)));
            if (strategy.score().publications().size() > 1) {
                actions.add(button("Roll back…", this::rollBack));
            }
        }
        return actions;
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void endShadow() {
        deeds.act(
                this,
                Right.STEER_MODELS,
                by -> deeds.models().endShadow(strategy.name(), by),
                "The shadow could not be ended",
                done -> Notice.done("Nothing runs in the shadow of " + strategy.name()));
    }

    private void rollBack() {
        new ReasonDialog(
                        "Roll the score of " + strategy.name() + " back?",
                        "What it came from before, and was not rolled back itself, comes into force between two"
                                + " inputs.",
                        "Reason",
                        "Roll back",
                        "Leave it",
                        reason -> deeds.act(
                                this,
                                Right.STEER_MODELS,
                                by -> deeds.models().rollback(strategy.name(), reason, by),
                                "It could not be rolled back",
                                done -> Notice.done("Score source " + done.version() + " is in force")))
                .grave()
                .open();
    }

    /** Shows how it does now. */
    void follow(SessionState state) {
        state.models().stream()
                .filter(each -> each.strategy().equals(strategy.name()))
                .findFirst()
                .ifPresent(this::show);
        state.shadows().stream()
                .filter(each -> each.kind() == ReleaseKind.MODEL && each.name().equals(strategy.name()))
                .findFirst()
                .ifPresent(this::show);
    }

    private void show(ModelUse it) {
        use.put("Scores", Words.count(it.asked()));
        use.put(
                "Refused",
                Words.count(it.refused()) + (it.lastRefusal().isEmpty() ? "" : ", last: " + it.lastRefusal()));
        use.put("Time a score", it.asked() == 0 ? "–" : Models.number(it.nanos() / 1e3 / it.asked()) + " µs");
        use.put("99 of 100 may take", Models.number(strategy.definition().scoreBudgetMicros()) + " µs");
        use.put("Longest", Models.number(it.longestNanos() / 1e3) + " µs");
    }

    private void show(ShadowUse it) {
        long all = it.agreed() + it.differed();
        shadow.put("The same signal", Words.count(it.agreed()));
        shadow.put("Another signal", Words.count(it.differed()));
        shadow.put("Agreement", all == 0 ? "no decision yet" : Models.percent(it.agreed() / (double) all));
    }
}
