package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.judging.JudgementResult;
import io.traider.release.ModelVersion;
import io.traider.release.StrategyDetail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a version did on a past that it was not trained on, beside the score in force; begun, watched and cancelled here. */
final class JudgementPart extends Div {

    private final Live live;
    private final ModelDeeds deeds;
    private final JudgementDesk desk;
    private final ModelVersion version;
    private final List<Judgement> judged = new ArrayList<>();
    private final Select<String> strategy = ModelActions.select(List.of());
    private final Button start = new Button("Judge", click -> start());
    private final Button cancel = new Button("Cancel", click -> cancel());
    private final ProgressText progress = new ProgressText();
    private final Paragraph message = new Paragraph();
    private final Div outcome = new Div();
    private @Nullable Judgement shown;

    /** @param all judgements of the model, the latest first */
    JudgementPart(Live live, ModelDeeds deeds, JudgementDesk desk, ModelVersion version, List<Judgement> all) {
        this.live = live;
        this.deeds = deeds;
        this.desk = desk;
        this.version = version;
        addClassName("part");
        Paragraph about = new Paragraph(
                "A backtest by the same engine on a past that the model was not trained on, beside the score in force,"
                        + " after costs. Where too little is recorded, the past is a simulated one.");
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(strategy, start, cancel);
        form.addClassName("row");
        form.setVisible(SignedIn.now().may(Right.JUDGE_MODELS));
        strategy.addValueChangeListener(change -> choose());
        Div body = new Div(about, form, progress, message);
        body.addClassNames("body", "asking-for");
        add(new Panel("Judgement", body).named("judgement"), outcome);
        show(all);
    }

    /** @param all judgements of the model, the latest first */
    void show(List<Judgement> all) {
        judged.clear();
        all.stream().filter(each -> each.version() == version.number()).forEach(judged::add);
        choose();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.ask(this, () -> deeds.strategies().list(), (all, failure) -> {
            if (failure == null) {
                List<String> names = all.stream().map(StrategyDetail::name).toList();
                strategy.setItems(names);
                String first = judged.isEmpty() ? "" : judged.getFirst().strategy();
                strategy.setValue(names.contains(first) ? first : names.isEmpty() ? null : names.getFirst());
            }
        });
    }

    /** The latest of the strategy that is chosen. */
    private void choose() {
        String name = strategy.getValue();
        Judgement latest = judged.stream()
                .filter(each -> each.strategy().equals(name))
                .findFirst()
                .orElse(null);
        boolean same = shown != null && latest != null && shown.id() == latest.id() && shown.state() == latest.state();
        shown = latest;
        state(latest);
        if (!same) {
            outcome.removeAll();
            if (latest != null && latest.result() != null) {
                outcome.add(result(latest, latest.result()));
            }
        }
    }

    private void state(@Nullable Judgement it) {
        boolean open = it != null && it.open();
        progress.setVisible(open);
        cancel.setVisible(open);
        start.setEnabled(!open && strategy.getValue() != null);
        message.setText(
                it == null
                        ? "Not judged for this strategy yet."
                        : Models.state(it) + ", asked for by " + it.by() + " on " + Runs.time(it.requestedAt())
                                + (it.message().isBlank() ? "." : ". " + it.message()));
        if (open) {
            progress.judging(it);
        }
    }

    /** Shows how far it is. */
    void follow(ModelWatch watch) {
        if (shown != null && shown.open()) {
            progress.judging(watch.newest(shown));
        }
    }

    private void start() {
        String name = strategy.getValue();
        start.setEnabled(false);
        deeds.act(
                this,
                Right.JUDGE_MODELS,
                by -> desk.judge(version.name(), version.number(), name, by),
                "The judgement could not begin",
                begun -> {
                    judged.addFirst(begun);
                    choose();
                });
    }

    private void cancel() {
        Judgement it = shown;
        if (it != null) {
            deeds.act(this, Right.JUDGE_MODELS, by -> desk.cancel(it.id(), by), "It could not be cancelled", done -> {
                if (!done) {
                    Notice.refused("It had ended already.");
                }
            });
        }
    }

    private static Panel result(Judgement it, JudgementResult result) {
        Anchor page = new Anchor("judgement-files/" + it.id() + "/judgement.html", "Tear sheet");
        page.setRouterIgnore(true);
        page.setTarget(AnchorTarget.BLANK);
        page.getElement().setAttribute("rel", "noopener");
        page.addClassName("copy");
        Panel panel = new Panel("Beside " + result.active().label(), new JudgementFigures(result))
                .named("judged")
                .beside(page);
        Div rest = new Div();
        rest.add(new UnorderedList(result.history().stream().map(ListItem::new).toArray(ListItem[]::new)));
        rest.addClassName("body");
        if (!result.cautions().isEmpty()) {
            UnorderedList cautions = new UnorderedList();
            result.cautions().forEach(caution -> cautions.add(new ListItem(caution)));
            cautions.addClassName("cautions");
            cautions.getElement().setAttribute("aria-label", "Not to be overlooked");
            rest.add(cautions);
        }
        panel.add(rest);
        return panel;
    }
}
