package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import io.traider.packages.PackageDesk;
import io.traider.packages.PackageView;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Strategies that others made: those that can be installed and those that are, with what was measured where, side by side. */
@Route(value = "strategies/packages", layout = Frame.class)
@PageTitle("Packages · TRAIDER")
@PermitAll
class PackagesView extends Div {

    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final Live live;
    private final PackageDesk desk;
    private final DataTable table = new DataTable(
            "Packages",
            "No package was brought here. A publisher gives you one with: traider strategy export.",
            Column.pair("Strategy"),
            Column.state("State"),
            Column.text("Publisher"),
            Column.pair("Its publisher measured"),
            Column.pair("Measured here"),
            Column.pair("Live here"),
            Column.action(""));
    private final Map<String, PackageView> shown = new LinkedHashMap<>();
    private final Paragraph said = new Paragraph();
    private long readAt;

    PackagesView(Live live, PackageDesk desk) {
        this.live = live;
        this.desk = desk;
        Div content = new Div();
        content.addClassName("release");
        if (SignedIn.now().may(Right.STEER_MODELS)) {
            content.add(bring());
        }
        content.add(new Panel("Packages", table).named("packages"), new PublishersPanel(live, desk));
        table.addClassName("wrapped");
        table.onAct(key -> act(shown.get(key)));
        add(new Head("Packages", live), content);
        live.follow(this, moment -> follow());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        readAt = 0;
    }

    private Panel bring() {
        Upload upload = new Upload(UploadHandler.inMemory((about, bytes) -> take(bytes)));
        upload.setMaxFileSize(Packages.MOST_BYTES);
        upload.setMaxFiles(1);
        Button choose = new Button("Choose a file…");
        choose.addThemeVariants(ButtonVariant.LUMO_SMALL);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("Drop a signed package here"));
        upload.addFileRejectedListener(rejected -> Notice.refused(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        said.addClassName("said");
        said.getElement().setAttribute("role", "status");
        said.setText(
                "It is taken when somebody here trusts its publisher's key, and everything in it passes its checks."
                        + " Installed, it comes in while the platform trades, in the shadow.");
        Div body = new Div(upload, said);
        body.addClassNames("body", "model-upload");
        return new Panel("Bring a package", body).named("upload");
    }

    private void take(byte[] bytes) {
        if (!Right.STEER_MODELS.allows(SignedIn.now())) {
            return;
        }
        String by = SignedIn.now().name();
        said.setText("Reads the signature, then checks everything in it…");
        live.ask(this, () -> desk.bringIn(bytes, by), (done, failure) -> {
            if (failure == null) {
                said.setText(
                        done.manifest().name() + " " + done.manifest().version() + " is here and can be installed.");
                readAt = 0;
            } else {
                said.setText("Not taken: " + Packages.why(failure));
            }
        });
    }

    private void follow() {
        long now = System.nanoTime();
        if (readAt == 0 || now - readAt > AGAIN_NANOS) {
            readAt = now;
            live.ask(this, desk::list, (found, failure) -> {
                if (failure != null) {
                    Notice.failed("The packages could not be read", failure);
                } else {
                    show(found);
                }
            });
        }
    }

    private void show(List<PackageView> found) {
        boolean may = SignedIn.now().may(Right.STEER_MODELS);
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        shown.clear();
        for (PackageView each : found) {
            String key = Long.toString(each.stored().id());
            shown.put(key, each);
            rows.put(key, Packages.cells(each, may));
        }
        table.show(rows);
    }

    private void act(PackageView it) {
        String name = it.stored().name() + " " + it.stored().version();
        boolean remove = it.stored().installed();
        ReasonDialog dialog = new ReasonDialog(
                remove ? "Remove " + name + "?" : "Install " + name + "?",
                remove
                        ? "The platform begins without it from the next start on. What it decided stays recorded."
                        : "It comes in within seconds, while the platform trades, and begins in the shadow: its orders"
                                + " are recorded as they would have been, and never sent.",
                "Why (may be left out)",
                remove ? "Remove it" : "Install it",
                "Not now",
                reason -> change(it, remove));
        dialog.optional();
        (remove ? dialog.grave() : dialog).open();
    }

    private void change(PackageView it, boolean remove) {
        if (!Right.STEER_MODELS.allows(SignedIn.now())) {
            return;
        }
        String by = SignedIn.now().name();
        long id = it.stored().id();
        live.ask(this, () -> remove ? desk.remove(id, by) : desk.install(id, by), (done, failure) -> {
            if (failure != null) {
                Notice.refused(Packages.why(failure));
            } else {
                Notice.done(
                        remove
                                ? "Removed from the next start on"
                                : done.state() == PackageView.State.RUNNING
                                        ? "Installed: it runs in the shadow"
                                        : "Installed: it begins in the shadow at the next start");
                readAt = 0;
            }
        });
    }
}
