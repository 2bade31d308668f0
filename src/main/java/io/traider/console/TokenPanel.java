package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.journal.access.Token;
import io.traider.journal.access.Tokens;
import io.traider.journal.access.Users;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The API tokens of whoever is signed in; an administrator sees and manages everybody's. */
final class TokenPanel extends Composite<Panel> {

    private final SignedIn somebody = SignedIn.now();
    private final Tokens tokens;
    private final Panel panel;
    private final DataTable table = new DataTable(
            "API tokens",
            "No tokens yet. A program needs one to use the API in your name.",
            Column.text("Label"),
            Column.text("User"),
            Column.state("State"),
            Column.time("Made"),
            Column.time("Last used"),
            Column.time("Ends"),
            Column.action("Action"));

    TokenPanel(Tokens tokens, Users users) {
        this.tokens = tokens;
        Button make = new Button("New token…", click -> new TokenDialog(tokens, users, this::refresh).open());
        make.addThemeVariants(ButtonVariant.LUMO_SMALL);
        panel = new Panel("API tokens", table).named("all").beside(make);
        table.onAct(key -> tokens.find(Long.parseLong(key)).ifPresent(this::askToRevoke));
    }

    @Override
    protected Panel initContent() {
        return panel;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        refresh();
    }

    private void refresh() {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        tokens.list(somebody.may(Right.MANAGE_ALL_TOKENS) ? null : somebody.name())
                .forEach(token -> rows.put(Long.toString(token.id()), cells(token)));
        table.show(rows);
    }

    private static List<String> cells(Token token) {
        boolean open = token.valid(Instant.now());
        return List.of(
                token.label(),
                token.user(),
                token.revoked() != null ? "plain Revoked" : open ? "good Valid" : "plain Ended",
                millis(token.created()),
                millis(token.lastUsed()),
                millis(token.expires()),
                token.revoked() == null ? "Revoke…\nRevoke the token " + token.label() : "");
    }

    private static String millis(@Nullable Instant time) {
        return time == null ? "0" : Long.toString(time.toEpochMilli());
    }

    private void askToRevoke(Token token) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle("Revoke “" + token.label() + "”?");
        Div body = new Div(new Paragraph("Programs that use it are refused from now on. This cannot be undone."));
        body.addClassName("dialog");
        dialog.add(body);
        Button revoke = new Button("Revoke", click -> {
            revoke(token);
            dialog.close();
        });
        revoke.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        dialog.getFooter().add(new Button("Keep", click -> dialog.close()), revoke);
        dialog.open();
    }

    private void revoke(Token token) {
        SignedIn now = SignedIn.now();
        if (token.user().equals(now.name()) || Right.MANAGE_ALL_TOKENS.allows(now)) {
            tokens.revoke(token.id(), now.name());
            Notice.done("Token revoked");
            refresh();
        }
    }
}
