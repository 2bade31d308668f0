package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.traider.release.ModelVersion;
import io.traider.release.StrategyDetail;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with a version of a model; each is there only where it makes sense and the roles allow it. */
final class ModelActions extends Div {

    private final Live live;
    private final ModelDeeds deeds;
    private final ModelVersion version;

    ModelActions(Live live, ModelDeeds deeds, ModelVersion version) {
        this.live = live;
        this.deeds = deeds;
        this.version = version;
        addClassName("actions");
        SignedIn somebody = SignedIn.now();
        if (version.awaitsReview() && somebody.may(Right.REVIEW_MODELS)) {
            review();
        }
        if (version.approved() && somebody.may(Right.STEER_MODELS)) {
            button("Shadow…", this::shadow);
            version.shadow().forEach(strategy -> button("End shadow of " + strategy, () -> endShadow(strategy)));
            button("Promote…", this::promote).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
    }

    private Button button(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(button);
        return button;
    }

    private void review() {
        button("Send back…", () -> ask(false));
        Button approve = button("Approve…", () -> ask(true));
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (Models.wrote(version.authors())) {
            approve.setEnabled(false);
            approve.setTooltipText("You submitted it; somebody else approves it.");
        }
    }

    private void ask(boolean approve) {
        String id = version.card().id();
        ReasonDialog dialog = new ReasonDialog(
                (approve ? "Approve " : "Send back ") + id + "?",
                approve
                        ? "It can then run in the shadow of a strategy, and be promoted to its score. It changes"
                                + " nothing by itself."
                        : "It will not be used. Whoever submitted it reads what you write.",
                "Comment",
                approve ? "Approve" : "Send back",
                "Not yet",
                comment -> deeds.act(
                        this,
                        Right.REVIEW_MODELS,
                        by -> deeds.models().review(version.name(), version.number(), approve, comment, by),
                        "It could not be reviewed",
                        done -> Notice.done(id + (approve ? " is approved" : " is sent back"))));
        (approve ? dialog.optional() : dialog).open();
    }

    private void shadow() {
        choose(
                "Run " + version.card().id() + " in a shadow?",
                "It scores beside what the strategy's score comes from, and decides nothing. How often both would have"
                        + " come to the same signal is counted.",
                "Run in shadow",
                strategy -> deeds.act(
                        this,
                        Right.STEER_MODELS,
                        by -> deeds.models().shadow(strategy, version.name(), version.number(), by),
                        "It could not be put into the shadow",
                        done -> Notice.done(version.card().id() + " runs in the shadow of " + strategy)));
    }

    private void endShadow(String strategy) {
        deeds.act(
                this,
                Right.STEER_MODELS,
                by -> deeds.models().endShadow(strategy, by),
                "The shadow could not be ended",
                done -> Notice.done("Nothing runs in the shadow of " + strategy));
    }

    private void promote() {
        choose(
                "Promote " + version.card().id() + "?",
                "Between two inputs it takes the place of the model of its name in the strategy's score, or of the one"
                        + " model that it comes from. What was there before can be put back in one action.",
                "Promote",
                strategy -> deeds.act(
                        this,
                        Right.STEER_MODELS,
                        by -> deeds.models().promote(strategy, version.name(), version.number(), by),
                        "It could not be promoted",
                        done -> Notice.done(version.card().id() + " scores for " + strategy)));
    }

    private void choose(String title, String text, String yes, Consumer<String> deed) {
        live.ask(this, () -> deeds.strategies().list(), (all, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The strategies could not be read", failure);
                return;
            }
            List<String> names = all.stream().map(StrategyDetail::name).toList();
            String likely = all.stream()
                    .filter(this::scoresBy)
                    .map(StrategyDetail::name)
                    .findFirst()
                    .orElse(names.isEmpty() ? "" : names.getFirst());
            new StrategyDialog(title, text, names, likely, yes, deed).open();
        });
    }

    /** Whether a version of the same model is among what its score comes from. */
    private boolean scoresBy(StrategyDetail strategy) {
        return strategy.score().spec().members().stream()
                .anyMatch(member -> member.model().equals(version.name()));
    }

    /** Of which strategy. */
    static Select<String> select(List<String> names) {
        Select<String> select = new Select<>();
        select.setLabel("Strategy");
        select.setItems(names);
        return select;
    }
}
