package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.traider.domain.Command;
import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillScope;
import io.traider.domain.Position;
import io.traider.session.SessionState;
import java.util.ArrayList;
import java.util.List;

/** Asks what to stop and why, before anything is stopped. */
final class EngageDialog extends Dialog {

    private final Commands commands;
    private final Select<KillScope> scope = new Select<>();
    private final TextArea reason = new TextArea("Reason");

    EngageDialog(Commands commands, SessionState state) {
        this.commands = commands;
        setHeaderTitle("Stop trading?");
        scope.setLabel("What to stop");
        scope.setItems(scopes(state));
        scope.setItemLabelGenerator(each -> Words.capital(Words.scope(each)));
        scope.setValue(KillScope.ALL);
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(500);
        reason.setPlaceholder("Why; it is kept in the journal under your name");
        reason.setErrorMessage("Say why.");
        Div body = new Div(
                new Paragraph("Open orders in what is stopped are cancelled and new ones denied, until somebody with"
                        + " the right to do so releases it. Positions stay as they are."),
                scope,
                reason);
        body.addClassName("dialog");
        add(body);
        Button stop = new Button("Stop trading", click -> engage());
        stop.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button("Keep trading", click -> close()), stop);
        reason.focus();
    }

    private static List<KillScope> scopes(SessionState state) {
        List<KillScope> scopes = new ArrayList<>(List.of(KillScope.ALL));
        List<InstrumentId> instruments =
                state.feeds().stream().map(FeedHealth::instrument).sorted().toList();
        instruments.stream()
                .map(instrument ->
                        new KillScope(KillScope.Kind.VENUE, instrument.venue().name()))
                .distinct()
                .forEach(scopes::add);
        state.positions().stream()
                .map(Position::strategy)
                .distinct()
                .sorted()
                .forEach(strategy -> scopes.add(new KillScope(KillScope.Kind.STRATEGY, strategy)));
        instruments.forEach(instrument -> scopes.add(new KillScope(KillScope.Kind.INSTRUMENT, instrument.toString())));
        return scopes;
    }

    private void engage() {
        boolean missing = reason.getValue().isBlank();
        reason.setInvalid(missing);
        if (missing) {
            reason.focus();
            return;
        }
        commands.give(
                this,
                Right.ENGAGE_KILL_SWITCH,
                new Command.EngageKillSwitch(scope.getValue(), reason.getValue().strip()),
                "Stopped: " + Words.scope(scope.getValue()));
        close();
    }
}
