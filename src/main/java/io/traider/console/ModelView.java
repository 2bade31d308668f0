package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.release.ModelVersion;
import io.traider.release.RegisteredModel;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One model: a version of it with its card, its check, its judgement and its reviews, and all versions. */
@Route(value = "models/:name([A-Za-z0-9][A-Za-z0-9._-]*)", layout = Frame.class)
@PermitAll
class ModelView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int JUDGEMENTS = 50;

    private final Live live;
    private final ModelDeeds deeds;
    private final JudgementDesk judgements;
    private final ModelWatch watch;
    private final Div content = new Div();
    private String name = "";
    private int wanted;
    private long seen = -1;
    private @Nullable Whole drawn;
    private @Nullable JudgementPart judging;

    private record Whole(RegisteredModel model, ModelVersion version, List<Judgement> judged) {

        /** But for its judgements, which are shown where they were begun. */
        boolean same(Whole other) {
            return model.equals(other.model) && version.equals(other.version);
        }
    }

    ModelView(Live live, ModelDeeds deeds, JudgementDesk judgements, ModelWatch watch) {
        this.live = live;
        this.deeds = deeds;
        this.judgements = judgements;
        this.watch = watch;
        content.addClassName("release");
        add(new Head("Models", live), content);
        live.follow(this, moment -> follow());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        name = event.getRouteParameters().get("name").orElse("");
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("version")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        seen = -1;
        drawn = null;
    }

    @Override
    public String getPageTitle() {
        return "Model " + name + " · TRAIDER";
    }

    private void follow() {
        if (judging != null) {
            judging.follow(watch);
        }
        if (watch.changes() == seen) {
            return;
        }
        seen = watch.changes();
        String asked = name;
        int number = wanted;
        live.ask(this, () -> whole(asked, number), (found, failure) -> {
            if (failure != null) {
                Notice.failed("The model could not be read", failure);
            } else if (asked.equals(name) && number == wanted) {
                show(found.orElse(null));
            }
        });
    }

    private Optional<Whole> whole(String model, int number) {
        return deeds.models()
                .find(model)
                .flatMap(found -> found.versions().stream()
                        .filter(version -> number == 0 || version.number() == number)
                        .findFirst()
                        .map(version -> new Whole(found, version, judgements.list(model, JUDGEMENTS))));
    }

    private void show(@Nullable Whole found) {
        if (found == null) {
            content.removeAll();
            content.add(Panel.padded(
                    "Nothing here", ModelsView.none(name), new RouterLink("To all models", ModelsView.class)));
        } else if (drawn != null && judging != null && found.same(drawn)) {
            judging.show(found.judged());
        } else {
            drawn = found;
            draw(found);
        }
    }

    private void draw(Whole it) {
        content.removeAll();
        JudgementPart judged = new JudgementPart(live, deeds, judgements, it.version(), it.judged());
        judging = judged;
        content.add(
                new ModelStanding(live, deeds, it.version()),
                judged,
                new ModelFindings(it.version().check(), unchecked(it.version())),
                new ModelCardPanel(it.version().card()),
                new Panel("Versions", versions(it.model())).named("versions"));
    }

    /** Of one that nobody uploaded. */
    private static String unchecked(ModelVersion version) {
        return version.shipped()
                ? "It came with the platform, whose tests check what is shipped."
                : "It came in the " + version.comment() + ", before what the check of a package finds was kept.";
    }

    private static DataTable versions(RegisteredModel model) {
        DataTable table = new DataTable(
                "Versions",
                "No version.",
                Column.link("Version"),
                Column.state("State"),
                Column.text("Submitted by"),
                Column.time("On"),
                Column.wide("Comment"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (ModelVersion each : model.versions()) {
            rows.put(
                    each.card().id(),
                    List.of(
                            each.card().id() + "\n" + Models.address(each.name(), each.number()),
                            Models.state(each),
                            each.shipped() ? "shipped" : each.by(),
                            Releases.millis(each.at()),
                            each.comment()));
        }
        table.show(rows);
        table.addClassName("wrapped");
        return table;
    }
}
