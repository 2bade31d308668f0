package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import io.traider.rule.table.DecisionTable;
import io.traider.rule.table.Reading;
import io.traider.rule.table.TableCsv;
import io.traider.rule.table.TableXlsx;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decision tables into and out of a draft as files: CSV and XLSX. */
final class TableFiles extends Div {

    private static final int MOST_BYTES = 2 << 20;
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReleasePage page;
    private final Supplier<@Nullable String> file;
    private final Consumer<String> open;
    private final Anchor csv;
    private final Anchor xlsx;
    private final Button delete = new Button("Delete", click -> delete());

    /**
     * @param file the table that is open
     * @param open opens another
     */
    TableFiles(ReleasePage page, Supplier<@Nullable String> file, Consumer<String> open) {
        this.page = page;
        this.file = file;
        this.open = open;
        addClassName("actions");
        csv = export("Export CSV", "csv");
        xlsx = export("Export XLSX", "xlsx");
        add(csv, xlsx);
        if (page.hand().writable()) {
            delete.addThemeVariants(ButtonVariant.LUMO_SMALL);
            add(upload(), delete);
        }
    }

    void show(boolean some) {
        csv.setVisible(some);
        xlsx.setVisible(some);
        delete.setVisible(some);
    }

    private Anchor export(String label, String ending) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    String name = String.valueOf(file.get());
                    String text = page.hand().text(name);
                    DecisionTable table = TableCsv.read(name, text).table();
                    // What is no table yet goes out as it stands.
                    return ending.equals("xlsx") && table != null
                            ? response(TableXlsx.write(table), name.replaceAll("csv$", ending), XLSX)
                            : response(text.getBytes(StandardCharsets.UTF_8), name, CSV);
                }),
                label);
        link.addClassName("copy");
        return link;
    }

    private static DownloadResponse response(byte[] bytes, String name, String type) {
        return new DownloadResponse(new ByteArrayInputStream(bytes), name, type, bytes.length);
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((about, bytes) -> take(about.fileName(), bytes)));
        Button button = new Button("Import…");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        upload.setUploadButton(button);
        upload.setDropAllowed(false);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setAcceptedFileExtensions(".csv", ".xlsx");
        upload.addFileRejectedListener(rejected -> Notice.refused(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    private void take(String given, byte[] bytes) {
        if (!page.write().allows(SignedIn.now())) {
            return;
        }
        String name = given.toLowerCase(Locale.ROOT);
        String target = name.replaceAll("\\.(csv|xlsx)$", "").replaceAll("[^a-z0-9]+", "-") + ".csv";
        Reading reading = name.endsWith(".xlsx")
                ? TableXlsx.read(given, bytes)
                : TableCsv.read(given, new String(bytes, StandardCharsets.UTF_8));
        if (reading.table() == null) {
            Notice.refused("Not imported: " + reading.problems().getFirst());
            return;
        }
        TreeMap<String, String> imported = new TreeMap<>();
        imported.put(target, TableCsv.write(reading.table()));
        page.hand().put(imported);
        open.accept(target);
        Notice.done("Imported as " + target);
    }

    private void delete() {
        String name = file.get();
        if (name != null) {
            new ReasonDialog(
                            "Delete " + name + "?",
                            "The table goes out of the draft. Earlier texts of the draft keep it.",
                            "Why (may be left out)",
                            "Delete the table",
                            "Keep it",
                            reason -> page.hand().remove(name))
                    .optional()
                    .grave()
                    .open();
        }
    }
}
