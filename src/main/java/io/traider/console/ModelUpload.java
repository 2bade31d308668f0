package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadMetadata;
import io.traider.model.gate.ModelGate;
import io.traider.release.ModelDesk;
import io.traider.release.ModelVersion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A model file and its card, dropped or chosen together; checked when both are there, and then submitted for a review. */
final class ModelUpload extends Div {

    private static final int MOST_CARD = 4 << 20;

    private final Live live;
    private final ModelDesk desk;
    private final Upload upload;
    private final Paragraph state = new Paragraph();
    private final Div outcome = new Div();
    private final TextField comment = new TextField("What it is good for");
    private final Button submit = new Button("Submit for review", click -> submit());
    private final Div form = new Div(comment, submit);
    private @Nullable Path model;
    private @Nullable String card;
    private String checked = "";

    ModelUpload(Live live, ModelDesk desk) {
        this.live = live;
        this.desk = desk;
        addClassNames("body", "model-upload");
        upload = new Upload(UploadHandler.toTempFile(this::arrived));
        upload.setMaxFiles(2);
        upload.setMaxFileSize(ModelGate.MOST_BYTES);
        upload.setAcceptedFileExtensions(".onnx", ".yml", ".yaml");
        Button choose = new Button("Choose files…");
        choose.addThemeVariants(ButtonVariant.LUMO_SMALL);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("Drop the model (.onnx, at most 100 MB) and its card (.yml) here"));
        upload.addFileRejectedListener(rejected -> Notice.refused(rejected.getErrorMessage()));
        comment.setMaxLength(2_000);
        comment.setRequiredIndicatorVisible(true);
        comment.setValueChangeMode(ValueChangeMode.EAGER);
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        form.addClassName("row");
        form.setVisible(false);
        state.addClassName("said");
        state.getElement().setAttribute("role", "status");
        add(upload, state, outcome, form);
        addDetachListener(gone -> forget());
        tell();
    }

    /** Comes on the page's own thread, a file at a time. */
    private void arrived(UploadMetadata about, File file) throws IOException {
        if (!Right.SUBMIT_MODELS.allows(SignedIn.now())) {
            Files.deleteIfExists(file.toPath());
            return;
        }
        outcome.removeAll();
        form.setVisible(false);
        if (about.fileName().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            drop(model);
            model = file.toPath();
        } else if (Files.size(file.toPath()) > MOST_CARD) {
            Files.deleteIfExists(file.toPath());
            Notice.refused("The card has more than 4 MB. Maybe fewer golden vectors.");
        } else {
            card = new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
            Files.deleteIfExists(file.toPath());
        }
        if (model != null && card != null) {
            check(model, card);
        } else {
            tell();
        }
    }

    private void tell() {
        state.setText(
                model == null && card == null
                        ? "A model comes with a card that says what it reads, foretells and was trained on."
                        : model == null ? "The card is here. Now the model." : "The model is here. Now its card.");
    }

    private void check(Path file, String text) {
        state.setText("Checks the model: its bytes first, then a process of its own tries it…");
        String by = SignedIn.now().name();
        live.ask(this, () -> checked(file, text, by), (done, failure) -> {
            forget();
            upload.clearFileList();
            if (failure != null) {
                tell();
                ReleaseDeeds.complain("The model could not be checked", failure);
                return;
            }
            state.setText("");
            outcome.removeAll();
            outcome.add(new ModelFindings(done.report(), ""));
            checked = done.id();
            form.setVisible(!checked.isEmpty());
            if (!checked.isEmpty()) {
                comment.focus();
            }
        });
    }

    private io.traider.release.Upload checked(Path file, String text, String by) {
        try {
            return desk.check(file, text, by);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void submit() {
        boolean missing = comment.getValue().isBlank();
        comment.setErrorMessage("Say what the model is good for; the reviewer reads it.");
        comment.setInvalid(missing);
        if (missing || !Right.SUBMIT_MODELS.allows(SignedIn.now())) {
            return;
        }
        String by = SignedIn.now().name();
        String words = comment.getValue().strip();
        submit.setEnabled(false);
        live.ask(this, () -> submitted(words, by), (made, failure) -> {
            submit.setEnabled(true);
            if (failure != null) {
                ReleaseDeeds.complain("The model could not be submitted", failure);
            } else {
                Notice.done(made.card().id() + " waits for a review");
                getUI().ifPresent(ui -> ui.navigate(
                        Models.address(made.name()), QueryParameters.of("version", Integer.toString(made.number()))));
            }
        });
    }

    private ModelVersion submitted(String words, String by) {
        try {
            return desk.submit(checked, words, by);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void forget() {
        drop(model);
        model = null;
        card = null;
    }

    private static void drop(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It is in the machine's folder for what is temporary, and goes with it.
            return;
        }
    }
}
