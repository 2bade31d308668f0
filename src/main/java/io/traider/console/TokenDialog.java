package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import io.traider.journal.access.Token;
import io.traider.journal.access.Tokens;
import io.traider.journal.access.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an API token and shows its secret, once. */
final class TokenDialog extends Dialog {

    private static final Map<String, Integer> LIVES = lives();

    private final SignedIn somebody = SignedIn.now();
    private final Tokens tokens;
    private final Runnable made;
    private final TextField label = new TextField("Label");
    private final Select<String> user = new Select<>();
    private final Select<String> life = new Select<>();
    private final Div body = new Div();

    TokenDialog(Tokens tokens, Users users, Runnable made) {
        this.tokens = tokens;
        this.made = made;
        setHeaderTitle("New API token");
        label.setPlaceholder("What it is for");
        label.setMaxLength(100);
        label.setErrorMessage("Say what the token is for.");
        life.setLabel("Ends");
        life.setItems(LIVES.keySet());
        life.setValue("after 90 days");
        body.addClassName("dialog");
        body.add(new Paragraph("A program that sends it acts in its user's name, with its user's roles."), label);
        if (somebody.may(Right.MANAGE_ALL_TOKENS)) {
            user.setLabel("User");
            user.setItems(users.names());
            user.setValue(somebody.name());
            body.add(user);
        }
        body.add(life);
        add(body);
        Button make = new Button("Make token", click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), make);
        label.focus();
    }

    private static Map<String, Integer> lives() {
        Map<String, Integer> lives = new LinkedHashMap<>();
        lives.put("after 30 days", 30);
        lives.put("after 90 days", 90);
        lives.put("after a year", 365);
        lives.put("never", 0);
        return lives;
    }

    private void make() {
        label.setInvalid(label.getValue().isBlank());
        if (label.isInvalid()) {
            label.focus();
            return;
        }
        String owner = user.getValue() == null ? somebody.name() : user.getValue();
        if (owner.equals(somebody.name()) || Right.MANAGE_ALL_TOKENS.allows(somebody)) {
            show(tokens.create(owner, label.getValue(), ends(), somebody.name()));
            made.run();
        }
    }

    private @Nullable Instant ends() {
        int days = LIVES.get(life.getValue());
        return days == 0 ? null : Instant.now().plus(days, ChronoUnit.DAYS);
    }

    private void show(Token.Issued issued) {
        setHeaderTitle("Token for “" + issued.token().label() + "”");
        Element secret = new Element("code").setAttribute("class", "secret").setText(issued.secret());
        NativeButton copy = new NativeButton("Copy");
        copy.addClassName("copy");
        body.removeAll();
        body.add(new Paragraph(
                "Copy it now: it is shown this once and kept nowhere. Programs send it as a bearer token."));
        body.getElement().appendChild(secret);
        body.add(copy);
        copy.getElement().executeJs("this.onclick = () => window.traider.copy(this, $0)", issued.secret());
        getFooter().removeAll();
        Button done = new Button("Done", click -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
        setCloseOnOutsideClick(false);
    }
}
