package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.release.ModelDesk;
import io.traider.release.ModelVersion;
import io.traider.release.RegisteredModel;
import io.traider.release.ScoreChange;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Every model that scores or could, how far each is, and the way in for a new one. */
@Route(value = "models", layout = Frame.class)
@PageTitle("Models · TRAIDER")
@PermitAll
class ModelsView extends Div {

    private final Live live;
    private final ModelDesk desk;
    private final ModelWatch watch;
    private final DataTable table = new DataTable(
            "Models",
            "No model is registered yet. Those that the platform ships with come with its first start.",
            Column.link("Model"),
            Column.state("State"),
            Column.text("Foretells"),
            Column.text("Reads"),
            Column.wide("Its card claims"),
            Column.number("Time a row, half / 99 %"),
            Column.text("By"),
            Column.time("Submitted"));
    private final DataTable changes = new DataTable(
            "Changes of scores",
            "Nobody submitted other members or weights of a strategy's score.",
            Column.link("Strategy"),
            Column.number("Score source"),
            Column.text("State"),
            Column.wide("Comes from"),
            Column.wide("Before"),
            Column.text("By"),
            Column.time("Submitted"));
    private long seen = -1;

    private record All(List<RegisteredModel> models, List<ScoreChange> changes) {}

    ModelsView(Live live, ModelDesk desk, ModelWatch watch) {
        this.live = live;
        this.desk = desk;
        this.watch = watch;
        Div content = new Div();
        content.addClassName("release");
        if (SignedIn.now().may(Right.SUBMIT_MODELS)) {
            content.add(new Panel("Bring a model", new ModelUpload(live, desk)).named("upload"));
        }
        table.addClassName("wraps");
        content.add(
                new Panel("Models", table).named("models"), new Panel("Changes of scores", changes).named("changes"));
        add(new Head("Models", live), content);
        live.follow(this, moment -> follow());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        seen = -1;
    }

    private void follow() {
        if (watch.changes() != seen) {
            seen = watch.changes();
            live.ask(this, () -> new All(desk.list(), desk.scoreChanges()), (found, failure) -> {
                if (failure != null) {
                    Notice.failed("The models could not be read", failure);
                } else {
                    show(found.models());
                    showChanges(found.changes());
                }
            });
        }
    }

    private void show(List<RegisteredModel> found) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (RegisteredModel model : found) {
            for (ModelVersion version : model.versions()) {
                rows.put(version.card().id(), cells(version));
            }
        }
        table.show(rows);
    }

    private void showChanges(List<ScoreChange> found) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (ScoreChange each : found) {
            rows.put(
                    each.strategy() + " " + each.version(),
                    List.of(
                            each.strategy() + "\nstrategies/" + each.strategy(),
                            Integer.toString(each.version()),
                            ScoreChanges.words(each),
                            ScoreChanges.described(each.spec()),
                            ScoreChanges.described(each.before()),
                            each.by(),
                            Releases.millis(each.at())));
        }
        changes.show(rows);
    }

    private static List<String> cells(ModelVersion it) {
        return List.of(
                it.card().id() + "\n" + Models.address(it.name(), it.number()),
                Models.state(it),
                Models.foretells(it.card()),
                Models.reads(it.card()),
                Models.claims(it.card()),
                Models.latency(it.check()),
                it.shipped() ? "shipped" : it.by(),
                Releases.millis(it.at()));
    }

    /** What is said of a model that is not there. */
    static Paragraph none(String name) {
        return new Paragraph("There is no model " + name + ". Maybe it is called otherwise.");
    }
}
