package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.traider.journal.release.StoredKey;
import io.traider.packages.PackageDesk;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The publishers whose packages are taken, kept by administrators. */
final class PublishersPanel extends Div {

    private final Live live;
    private final PackageDesk desk;
    private final boolean may = SignedIn.now().may(Right.TRUST_PUBLISHERS);
    private final TextField name = new TextField("Publisher");
    private final TextField key = new TextField("Key");
    private final DataTable table = new DataTable(
            "Trusted publishers",
            "Nobody's packages are taken here. An administrator trusts the key of a publisher first.",
            Column.text("Publisher"),
            Column.state("State"),
            Column.text("Key"),
            Column.text("By"),
            Column.time("Since"),
            Column.action(""));

    PublishersPanel(Live live, PackageDesk desk) {
        this.live = live;
        this.desk = desk;
        Button trust = new Button("Trust", click -> trust());
        trust.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        key.setHelperText("ed25519: and 64 digits, told by the publisher themselves");
        Div form = new Div(name, key, trust);
        form.addClassName("row");
        Div body = new Div(form);
        body.addClassNames("body", "model-upload");
        body.setVisible(may);
        table.onAct(this::distrust);
        add(new Panel("Trusted publishers", body, table).named("publishers"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        read();
    }

    private void read() {
        live.ask(this, desk::keys, (found, failure) -> {
            if (failure != null) {
                Notice.failed("The publishers could not be read", failure);
            } else {
                show(found);
            }
        });
    }

    private void show(List<StoredKey> found) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (StoredKey each : found) {
            rows.put(
                    Long.toString(each.id()),
                    List.of(
                            each.name(),
                            each.trusted() ? "good Trusted" : "bad Not trusted any more",
                            "ed25519:" + HexFormat.of().formatHex(each.bytes()).substring(0, 16) + "…",
                            each.trusted() ? each.trustedBy() : String.valueOf(each.distrustedBy()),
                            Releases.millis(each.trusted() ? each.trustedAt() : each.distrustedAt()),
                            may && each.trusted() ? "Distrust\nDistrust " + each.name() : ""));
        }
        table.show(rows);
    }

    private void trust() {
        act(() -> desk.trust(key.getValue(), name.getValue(), SignedIn.now().name()), "Trusted: " + name.getValue());
    }

    private void distrust(String id) {
        new ReasonDialog(
                        "Distrust this key?",
                        "No package that it signed is taken any more. What is installed already stays installed.",
                        "Why (may be left out)",
                        "Distrust it",
                        "Keep it",
                        reason -> act(
                                () -> {
                                    desk.distrust(
                                            Long.parseLong(id), SignedIn.now().name());
                                    return id;
                                },
                                "Not trusted any more"))
                .optional()
                .grave()
                .open();
    }

    private void act(Supplier<?> deed, String words) {
        if (!Right.TRUST_PUBLISHERS.allows(SignedIn.now())) {
            return;
        }
        try {
            deed.get();
            Notice.done(words);
            name.clear();
            key.clear();
            read();
        } catch (io.traider.packages.PackageRefused e) {
            Notice.refused(String.valueOf(e.getMessage()));
        }
    }
}
