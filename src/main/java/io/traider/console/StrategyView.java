package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.traider.domain.Mode;
import io.traider.journal.release.Publication;
import io.traider.judging.JudgementDesk;
import io.traider.release.ModelHealthDesk;
import io.traider.release.ReleaseDesk;
import io.traider.release.StrategyDetail;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One strategy: what becomes of its orders, what its score comes from and how that does, and its parameters. */
@Route(value = "strategies/:name([A-Za-z0-9][A-Za-z0-9._-]*)", layout = Frame.class)
@PermitAll
class StrategyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Live live;
    private final ModelDeeds deeds;
    private final JudgementDesk judgements;
    private final ModelWatch watch;
    private final ModelHealthDesk healths;
    private final Div content = new Div();
    private String name = "";
    private long seen = -1;
    private @Nullable StrategyDetail drawn;
    private HealthPanel health = new HealthPanel();
    private @Nullable ScorePanel score;
    private ScoreChanges.Known changes = new ScoreChanges.Known(List.of(), List.of());

    private record Whole(@Nullable StrategyDetail strategy, ScoreChanges.Known changes) {}

    StrategyView(Live live, ModelDeeds deeds, JudgementDesk judgements, ModelWatch watch, ReleaseDesk releases) {
        this.judgements = judgements;
        this.healths = releases.models();
        this.live = live;
        this.deeds = deeds;
        this.watch = watch;
        content.addClassName("release");
        add(new Head("Strategies", live), content);
        live.follow(this, moment -> follow());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        name = event.getRouteParameters().get("name").orElse("");
        seen = -1;
        drawn = null;
        score = null;
    }

    @Override
    public String getPageTitle() {
        return "Strategy " + name + " · TRAIDER";
    }

    private void follow() {
        if (score != null) {
            score.follow(live.now().state());
            healths.find(name).ifPresent(health::show);
        }
        if (watch.changes() == seen) {
            return;
        }
        seen = watch.changes();
        String asked = name;
        live.ask(this, () -> whole(asked), (found, failure) -> {
            if (failure != null) {
                Notice.failed("The strategy could not be read", failure);
            } else if (asked.equals(name)) {
                show(found.strategy(), found.changes());
            }
        });
    }

    private Whole whole(String asked) {
        return deeds.strategies()
                .find(asked)
                .map(found -> new Whole(found, ScoreChanges.Known.of(deeds, judgements, asked)))
                .orElseGet(() -> new Whole(null, new ScoreChanges.Known(List.of(), List.of())));
    }

    private void show(@Nullable StrategyDetail found, ScoreChanges.Known known) {
        if (found == null) {
            content.removeAll();
            content.add(Panel.padded(
                    "Nothing here",
                    new Paragraph("There is no strategy " + name + ". Maybe it is called otherwise."),
                    new RouterLink("To all strategies", StrategiesView.class)));
        } else if (!same(found) || !known.equals(changes)) {
            drawn = found;
            changes = known;
            draw(found);
        }
    }

    /** Whether it was drawn already; what its shadow counts grows all the time and is shown elsewhere. */
    private boolean same(StrategyDetail found) {
        StrategyDetail before = drawn;
        return before != null
                && before.publications().equals(found.publications())
                && before.score().publications().equals(found.score().publications())
                && java.util.Objects.equals(
                        before.score().beside(), found.score().beside());
    }

    private void draw(StrategyDetail it) {
        content.removeAll();
        health = new HealthPanel();
        ScorePanel fresh = new ScorePanel(live, deeds, it);
        score = fresh;
        fresh.follow(live.now().state());
        content.add(
                new StrategyStanding(deeds, it, live.now().state().mode() == Mode.LIVE),
                fresh,
                new ScoreChanges(deeds, judgements, changes),
                health,
                new ParametersPanel(deeds, live, it),
                new Panel("What came into force", history(it)).named("history"));
    }

    private static DataTable history(StrategyDetail it) {
        DataTable table = new DataTable(
                "What came into force",
                "Nothing yet.",
                Column.time("On"),
                Column.state("State"),
                Column.text("What"),
                Column.text("How"),
                Column.text("By"),
                Column.wide("Why"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        List<Publication> all = new java.util.ArrayList<>(it.publications());
        all.addAll(it.score().publications());
        all.sort(java.util.Comparator.comparingLong(Publication::id).reversed());
        for (Publication each : all) {
            String what = each.key().startsWith("model:") ? "score source " : "definition ";
            rows.put(
                    Long.toString(each.id()),
                    List.of(
                            Releases.millis(each.at()),
                            Releases.state(each),
                            what + each.version(),
                            Words.word(each.kind()),
                            each.by(),
                            each.reason().isBlank() ? each.message() : each.reason()));
        }
        table.show(rows);
        table.addClassName("wrapped");
        return table;
    }
}
