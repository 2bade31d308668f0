package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.domain.ReleaseKind;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseSummary;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Every rule pack and every limit set: what is in force, since when and by whom, what is under way, and what it does. */
@Route(value = "rules", layout = Frame.class)
@PageTitle("Rules · TRAIDER")
@PermitAll
class RulesView extends Div {

    /** Hits grow without anybody changing a release. */
    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final Live live;
    private final ReleaseDesk desk;
    private final ReleaseWatch watch;
    private final DataTable packs = new DataTable(
            "Rule packs",
            "No rule pack is kept here yet. They come with the first start of the platform.",
            Column.link("Pack"),
            Column.state("State"),
            Column.text("Kind"),
            Column.text("In force"),
            Column.time("Since"),
            Column.text("Put into force by"),
            Column.number("Hits in the last hour"),
            Column.number("Last day"),
            Column.number("Time a decision"));
    private final DataTable limits = new DataTable(
            "Limit sets",
            "No limit set is kept here yet. They come with the first start of the platform.",
            Column.link("Limit set"),
            Column.state("State"),
            Column.text("In force"),
            Column.time("Since"),
            Column.text("Put into force by"),
            Column.text("Draft by"));
    private final Div content = new Div();
    private final Paragraph reading = new Paragraph("Reading…");
    private long seen = -1;
    private long readAt;

    RulesView(Live live, ReleaseDesk desk, ReleaseWatch watch) {
        this.live = live;
        this.desk = desk;
        this.watch = watch;
        Anchor words = new Anchor("rules/vocabulary", "Vocabulary");
        words.addClassName("copy");
        content.add(
                new Panel("Rule packs", packs).named("packs").beside(words),
                new Panel("Limit sets", limits).named("limits"));
        content.addClassName("release");
        content.setVisible(false);
        reading.addClassName("empty");
        add(new Head("Rules", live), reading, content);
        live.follow(this, moment -> follow());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        seen = -1;
    }

    private void follow() {
        long now = System.nanoTime();
        if (watch.changes() != seen || now - readAt > AGAIN_NANOS) {
            seen = watch.changes();
            readAt = now;
            live.ask(this, desk::list, (found, failure) -> {
                if (failure != null) {
                    Notice.failed("The rules could not be read", failure);
                } else {
                    show(found);
                }
            });
        }
    }

    private void show(List<ReleaseSummary> found) {
        SequencedMap<String, List<String>> rules = new LinkedHashMap<>();
        SequencedMap<String, List<String>> sets = new LinkedHashMap<>();
        for (ReleaseSummary each : found) {
            if (each.key().kind() == ReleaseKind.LIMITS) {
                sets.put(each.key().toString(), limitCells(each));
            } else {
                rules.put(each.key().toString(), packCells(each));
            }
        }
        reading.setVisible(false);
        content.setVisible(true);
        packs.show(rules);
        limits.show(sets);
    }

    private static List<String> packCells(ReleaseSummary it) {
        return List.of(
                link(it),
                Releases.state(it),
                Releases.kind(it),
                version(it),
                Releases.millis(it.changedAt()),
                it.changedBy(),
                Words.count(it.hitsLastHour()),
                Words.count(it.hitsLastDay()),
                Releases.micros(it.meanTime()));
    }

    private static List<String> limitCells(ReleaseSummary it) {
        return List.of(
                link(it),
                Releases.state(it),
                version(it),
                Releases.millis(it.changedAt()),
                it.changedBy(),
                it.draftBy().isEmpty() ? "–" : it.draftBy());
    }

    private static String link(ReleaseSummary it) {
        return it.key().name() + "\n" + Releases.address(it.key());
    }

    private static String version(ReleaseSummary it) {
        return it.active() == 0 ? "–" : "version " + it.active();
    }
}
