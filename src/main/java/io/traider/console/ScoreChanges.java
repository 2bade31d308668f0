package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.traider.journal.release.StoredJudgement.State;
import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.judging.JudgementResult;
import io.traider.model.ScoreSpec;
import io.traider.release.ModelVersion;
import io.traider.release.ScoreChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Other members or weights of a strategy's score that somebody submitted: how they did when they were judged, and their review. */
final class ScoreChanges extends Div {

    private static final int MOST = 10;

    private final ModelDeeds deeds;
    private final JudgementDesk judgements;

    /** What is shown, so that a page draws only what changed. */
    record Known(List<ScoreChange> changes, List<Judgement> judged) {

        static Known of(ModelDeeds deeds, JudgementDesk judgements, String strategy) {
            return new Known(
                    deeds.models().scoreChanges(strategy).stream().limit(MOST).toList(),
                    judgements.list(JudgementDesk.scoreOf(strategy), 50));
        }

        private List<Judgement> of(ScoreChange change) {
            return judged.stream()
                    .filter(each -> each.version() == change.version())
                    .toList();
        }
    }

    ScoreChanges(ModelDeeds deeds, JudgementDesk judgements, Known known) {
        this.deeds = deeds;
        this.judgements = judgements;
        Panel panel = new Panel("Changes of the score").named("score-changes");
        if (known.changes().isEmpty()) {
            Div body = new Div(new Paragraph("Nobody submitted other members or weights."));
            body.addClassName("body");
            panel.add(body);
        }
        known.changes().forEach(change -> panel.add(one(change, known.of(change))));
        add(panel);
    }

    private Div one(ScoreChange change, List<Judgement> judged) {
        Div body = new Div(
                new H3("Score source " + change.version() + ": " + words(change)),
                new Paragraph("Submitted by " + change.by() + " on " + Runs.time(change.at()) + ": “" + change.comment()
                        + "”"),
                weights(change),
                actions(change));
        body.addClassName("body");
        UnorderedList reviews = new UnorderedList();
        change.reviews().forEach(review -> reviews.add(new ListItem(Models.review(review))));
        if (!change.reviews().isEmpty()) {
            body.add(reviews);
        }
        judged.stream().findFirst().ifPresent(latest -> judged(body, latest));
        return body;
    }

    static String words(ScoreChange change) {
        return switch (change.state()) {
            case IN_REVIEW -> "in review";
            case SENT_BACK -> "sent back";
            case APPROVED -> "approved, not in use";
            case SHADOW -> "in the shadow";
            case ACTIVE -> "in force";
            case RETIRED -> "retired";
        };
    }

    /** Its members with their weights, and how they are combined, in a line. */
    static String described(ScoreSpec spec) {
        return spec.members().stream()
                        .map(each -> Models.number(each.weight()) + " × " + each.id())
                        .collect(Collectors.joining(", "))
                + ": " + combined(spec);
    }

    private static DataTable weights(ScoreChange change) {
        DataTable table = new DataTable(
                "Weights",
                "No model.",
                Column.text("Model"),
                Column.number("Weight before"),
                Column.number("Weight submitted"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        List<ScoreSpec.Member> all = new ArrayList<>(change.spec().members());
        all.addAll(change.before().members());
        for (ScoreSpec.Member each : all) {
            rows.putIfAbsent(each.id(), List.of(each.id(), weight(change.before(), each), weight(change.spec(), each)));
        }
        rows.put("combined", List.of("Combined", combined(change.before()), combined(change.spec())));
        table.show(rows);
        return table;
    }

    private static String weight(ScoreSpec spec, ScoreSpec.Member of) {
        return spec.members().stream()
                .filter(each -> each.id().equals(of.id()))
                .map(each -> Models.number(each.weight()))
                .findFirst()
                .orElse("–");
    }

    private static String combined(ScoreSpec spec) {
        return switch (spec.combination()) {
            case SINGLE -> "alone";
            case WEIGHTED -> "mean";
            case STACKED ->
                "stack of " + Words.word(spec.over()).toLowerCase(java.util.Locale.ENGLISH) + ", intercept "
                        + Models.number(spec.intercept());
        };
    }

    private static void judged(Div body, Judgement it) {
        JudgementResult result = it.result();
        if (it.state() != State.DONE || result == null) {
            body.add(new Paragraph(
                    "Judgement: " + Models.state(it) + (it.message().isBlank() ? "." : ". " + it.message())));
            return;
        }
        Anchor page = new Anchor("judgement-files/" + it.id() + "/judgement.html", "Tear sheet");
        page.setRouterIgnore(true);
        page.setTarget(AnchorTarget.BLANK);
        page.getElement().setAttribute("rel", "noopener");
        body.add(new Paragraph("Judged beside " + result.active().label() + ":"), new JudgementFigures(result), page);
        if (!result.cautions().isEmpty()) {
            UnorderedList cautions = new UnorderedList();
            result.cautions().forEach(caution -> cautions.add(new ListItem(caution)));
            cautions.addClassName("cautions");
            cautions.getElement().setAttribute("aria-label", "Not to be overlooked");
            body.add(cautions);
        }
    }

    private Div actions(ScoreChange change) {
        Div actions = new Div();
        actions.addClassName("actions");
        SignedIn somebody = SignedIn.now();
        if (change.state() == ModelVersion.State.IN_REVIEW && somebody.may(Right.REVIEW_MODELS)) {
            actions.add(button("Send back…", () -> review(change, false)));
            Button approve = button("Approve…", () -> review(change, true));
            approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            if (Models.wrote(change.authors())) {
                approve.setEnabled(false);
                approve.setTooltipText("You submitted it; somebody else approves it.");
            }
            actions.add(approve);
        }
        if (change.state() != ModelVersion.State.ACTIVE && somebody.may(Right.JUDGE_MODELS)) {
            actions.add(button("Judge", () -> judge(change)));
        }
        boolean mayCome = change.approved() && change.state() != ModelVersion.State.ACTIVE;
        if (mayCome && somebody.may(Right.STEER_MODELS)) {
            if (change.state() != ModelVersion.State.SHADOW) {
                actions.add(button("Shadow", () -> shadow(change)));
            }
            Button promote = button("Promote", () -> promote(change));
            promote.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(promote);
        }
        return actions;
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void review(ScoreChange change, boolean approve) {
        String name = "score source " + change.version() + " of " + change.strategy();
        ReasonDialog dialog = new ReasonDialog(
                (approve ? "Approve " : "Send back ") + name + "?",
                approve
                        ? "It can then run in the shadow of the score in force, and be promoted. It changes nothing by"
                                + " itself."
                        : "It will not be used. Whoever submitted it reads what you write.",
                "Comment",
                approve ? "Approve" : "Send back",
                "Not yet",
                comment -> deeds.act(
                        this,
                        Right.REVIEW_MODELS,
                        by -> deeds.models().reviewScore(change.strategy(), change.version(), approve, comment, by),
                        "It could not be reviewed",
                        done -> Notice.done(
                                "Score source " + done.version() + (approve ? " is approved" : " is sent back"))));
        (approve ? dialog.optional() : dialog).open();
    }

    private void judge(ScoreChange change) {
        deeds.act(
                this,
                Right.JUDGE_MODELS,
                by -> judgements.judgeScore(change.strategy(), change.version(), by),
                "The judgement could not begin",
                begun -> Notice.done("Score source " + change.version() + " is judged"));
    }

    private void shadow(ScoreChange change) {
        deeds.act(
                this,
                Right.STEER_MODELS,
                by -> deeds.models().shadowScore(change.strategy(), change.version(), by),
                "It could not be put into the shadow",
                done -> Notice.done("Score source " + change.version() + " runs in the shadow"));
    }

    private void promote(ScoreChange change) {
        deeds.act(
                this,
                Right.STEER_MODELS,
                by -> deeds.models().promoteScore(change.strategy(), change.version(), by),
                "It could not be promoted",
                done -> Notice.done("Score source " + done.version() + " is in force"));
    }
}
