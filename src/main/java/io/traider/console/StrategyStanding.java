package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.traider.domain.InstrumentId;
import io.traider.domain.StrategyMode;
import io.traider.engine.StrategyDefinition;
import io.traider.release.ReleaseKey;
import io.traider.release.StrategyDetail;
import java.util.stream.Collectors;

/** The top of a strategy's page: what becomes of its orders, what it trades with what, and what can be changed. */
final class StrategyStanding extends Div {

    private final ModelDeeds deeds;
    private final StrategyDetail strategy;
    private final boolean real;

    /** @param real whether the session trades with money, so that a strategy can be live */
    StrategyStanding(ModelDeeds deeds, StrategyDetail strategy, boolean real) {
        this.deeds = deeds;
        this.real = real;
        this.strategy = strategy;
        StrategyDefinition it = strategy.definition();
        Span chip = new Span(Strategies.words(it));
        chip.addClassName("chip");
        chip.getElement().setAttribute("data-tone", Strategies.tone(it));
        Panel panel = new Panel(Words.capital(it.name())).named("summary").beside(chip, actions());
        Paragraph meaning = new Paragraph(Strategies.meaning(it.mode())
                + (it.exitsOnly() ? " It goes into no position, and only leaves those it has." : ""));
        Facts facts = new Facts();
        facts.put(
                "Trades", it.instruments().stream().map(InstrumentId::toString).collect(Collectors.joining(", ")));
        facts.put(
                "Capital",
                it.capital().entrySet().stream()
                        .map(each -> Words.money(each.getValue().amount()) + " "
                                + each.getValue().currency() + " at " + Words.venue(each.getKey()))
                        .collect(Collectors.joining(", ")));
        facts.put("Rules", it.name());
        facts.link("Rules", Releases.address(ReleaseKey.rules(it.name())));
        facts.put("Limits", it.limits());
        facts.link("Limits", Releases.address(ReleaseKey.limits(it.limits())));
        facts.hash("Definition " + strategy.version(), it.hash());
        Div body = new Div(meaning, facts);
        body.addClassName("body");
        panel.add(body);
        add(panel);
    }

    private Div actions() {
        Div actions = new Div();
        actions.addClassName("actions");
        Anchor positions = new Anchor("orders", "Orders and fills");
        positions.addClassName("copy");
        actions.add(positions);
        if (SignedIn.now().may(Right.STEER_MODELS)) {
            StrategyDefinition it = strategy.definition();
            actions.add(button(
                    it.exitsOnly() ? "Let it enter again…" : "Exits only…", () -> ask(it.mode(), !it.exitsOnly())));
            for (StrategyMode mode : StrategyMode.values()) {
                if (mode != it.mode() && (mode != StrategyMode.LIVE || real)) {
                    actions.add(button(
                            "To " + Words.word(mode).toLowerCase(java.util.Locale.ENGLISH) + "…",
                            () -> ask(mode, it.exitsOnly())));
                }
            }
            if (strategy.publications().size() > 1) {
                actions.add(button("Put back…", this::putBack));
            }
        }
        return actions;
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void ask(StrategyMode mode, boolean exitsOnly) {
        String name = strategy.name();
        ReasonDialog dialog = new ReasonDialog(
                "Set " + name + " to " + Words.word(mode).toLowerCase(java.util.Locale.ENGLISH)
                        + (exitsOnly ? ", exits only?" : "?"),
                Strategies.meaning(mode)
                        + (exitsOnly ? " It will go into no position, and only leave those it has." : "")
                        + " It comes into force between two inputs, at once.",
                "Why (may be left out)",
                "Set it",
                "Leave it",
                reason -> deeds.act(
                        this,
                        Right.STEER_MODELS,
                        by -> deeds.strategies().setMode(name, mode, exitsOnly, by),
                        "The mode could not be set",
                        done -> Notice.done("Set: " + name + " is in mode " + Words.word(mode))));
        dialog.optional();
        (mode == StrategyMode.LIVE ? dialog.grave() : dialog).open();
    }

    private void putBack() {
        String name = strategy.name();
        new ReasonDialog(
                        "Put the definition before this one back?",
                        "Mode and parameters of " + name + " become what they were before the last change.",
                        "Reason",
                        "Put it back",
                        "Leave it",
                        reason -> deeds.act(
                                this,
                                Right.STEER_MODELS,
                                by -> deeds.strategies().rollback(name, reason, by),
                                "It could not be put back",
                                done -> Notice.done("Definition " + done.version() + " is in force")))
                .open();
    }
}
