package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.traider.engine.ScorePlan;
import io.traider.model.Combination;
import io.traider.model.ScoreSpec;
import io.traider.release.ModelVersion;
import io.traider.release.StrategyDetail;
import java.util.ArrayList;
import java.util.List;

/** Asks which models make a strategy's score, and with what weights. */
final class ScoreDialog extends Dialog {

    private static final String DECIMAL = "-?[0-9]{1,9}(\\.[0-9]{1,17})?([eE]-?[0-9]{1,2})?";

    private final ModelDeeds deeds;
    private final StrategyDetail strategy;
    private final List<ModelVersion> known;
    private final Select<Combination> combination = new Select<>();
    private final Select<ScoreSpec.Over> over = new Select<>();
    private final TextField intercept = new TextField("Intercept");
    private final Div stack = new Div(over, intercept);
    private final TextArea comment = new TextArea("What it is good for");
    private final Div members = new Div();
    private final List<Line> lines = new ArrayList<>();
    private final Button more = new Button("Another model", click -> add(null, 1));

    /** A member as it is being written. */
    private record Line(Div row, Select<ModelVersion> model, TextField weight) {}

    private ScoreDialog(ModelDeeds deeds, StrategyDetail strategy, List<ModelVersion> known) {
        this.deeds = deeds;
        this.strategy = strategy;
        this.known = known;
        setHeaderTitle("What the score of " + strategy.name() + " comes from");
        ScoreSpec spec = strategy.score().spec();
        combination.setLabel("Combined");
        combination.setItems(Combination.values());
        combination.setItemLabelGenerator(ScoreDialog::word);
        combination.setValue(spec.combination());
        combination.addValueChangeListener(change -> shown());
        over.setLabel("Adds up the members'");
        over.setItems(ScoreSpec.Over.values());
        over.setItemLabelGenerator(Words::word);
        over.setValue(spec.over());
        intercept.setValue(Strategies.number(spec.intercept()));
        stack.addClassName("row");
        Div body = new Div(
                new Paragraph(
                        "Only approved models can be chosen. What you submit is judged beside what is in force, and"
                                + " comes into force when somebody else has approved it."),
                combination,
                stack,
                members,
                more,
                comment);
        comment.setRequiredIndicatorVisible(true);
        comment.setMaxLength(2_000);
        comment.setErrorMessage("Say what it is good for; the reviewer reads it.");
        body.addClassNames("dialog", "wide");
        more.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(body);
        Button go = new Button("Submit", click -> go());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Leave it", click -> close()), go);
        spec.members().forEach(each -> add(find(each), each.weight()));
        shown();
    }

    static void open(Live live, ModelDeeds deeds, com.vaadin.flow.component.Component asker, StrategyDetail strategy) {
        live.ask(asker, () -> approved(deeds), (known, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The models could not be read", failure);
            } else {
                new ScoreDialog(deeds, strategy, known).open();
            }
        });
    }

    private static List<ModelVersion> approved(ModelDeeds deeds) {
        return deeds.models().list().stream()
                .flatMap(model -> model.versions().stream())
                .filter(ModelVersion::approved)
                .toList();
    }

    private static String word(Combination it) {
        return switch (it) {
            case SINGLE -> "One model alone";
            case WEIGHTED -> "Mean by weights";
            case STACKED -> "Logistic stack";
        };
    }

    private @org.jspecify.annotations.Nullable ModelVersion find(ScoreSpec.Member member) {
        return known.stream()
                .filter(each -> each.name().equals(member.model()) && each.number() == member.version())
                .findFirst()
                .orElse(null);
    }

    private void add(@org.jspecify.annotations.Nullable ModelVersion model, double weight) {
        Select<ModelVersion> select = new Select<>();
        select.setLabel("Model");
        select.setItems(known);
        select.setItemLabelGenerator(each -> each.card().id());
        select.setValue(model);
        TextField field = new TextField("Weight");
        field.setValue(Strategies.number(weight));
        Div row = new Div(select, field);
        row.addClassName("row");
        Line line = new Line(row, select, field);
        Button remove = new Button("Remove", click -> {
            members.remove(row);
            lines.remove(line);
        });
        remove.addThemeVariants(ButtonVariant.LUMO_SMALL);
        row.add(remove);
        lines.add(line);
        members.add(row);
        shown();
    }

    private void shown() {
        boolean alone = combination.getValue() == Combination.SINGLE;
        stack.setVisible(combination.getValue() == Combination.STACKED);
        more.setVisible(!alone);
        lines.forEach(line -> line.weight().setVisible(!alone));
    }

    private void go() {
        boolean alone = combination.getValue() == Combination.SINGLE;
        boolean stacked = combination.getValue() == Combination.STACKED;
        boolean wrong = stacked && wrong(intercept);
        List<ScorePlan.Part> parts = new ArrayList<>();
        for (Line line : lines) {
            ModelVersion model = line.model().getValue();
            line.model().setInvalid(model == null);
            line.model().setErrorMessage("Choose a model, or remove the line.");
            boolean bad = model == null || !alone && wrong(line.weight());
            wrong |= bad;
            if (!bad) {
                parts.add(new ScorePlan.Part(
                        model.name(),
                        model.number(),
                        alone ? 1 : Double.parseDouble(line.weight().getValue().strip())));
            }
        }
        comment.setInvalid(comment.getValue().isBlank());
        if (wrong || comment.isInvalid()) {
            return;
        }
        ScorePlan plan = new ScorePlan(
                combination.getValue(),
                stacked ? over.getValue() : ScoreSpec.Over.SCORES,
                stacked ? Double.parseDouble(intercept.getValue().strip()) : 0,
                parts);
        deeds.act(
                this,
                Right.STEER_MODELS,
                by -> deeds.models().submitScore(strategy.name(), plan, comment.getValue(), by),
                "The score could not be submitted",
                done -> {
                    close();
                    Notice.done("Score source " + done.version() + " waits for somebody else to approve it");
                });
    }

    private static boolean wrong(TextField field) {
        boolean wrong = !field.getValue().strip().matches(DECIMAL);
        field.setErrorMessage("Write a number such as 0.5.");
        field.setInvalid(wrong);
        return wrong;
    }
}
