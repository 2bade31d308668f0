package io.traider.console;

import com.vaadin.flow.component.html.Div;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseSummary;
import io.traider.release.RuleHits;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How often each rule of the version in force fired, and how long the pack takes. */
final class UsePart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final Facts facts = new Facts();
    private final DataTable table = new DataTable(
            "Rules",
            "No rule is in force.",
            Column.link("Rule"),
            Column.number("Hits in the last hour"),
            Column.number("Hits in the last day"),
            Column.number("Time in it, last day"));

    UsePart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        add(new Panel("Rules in force", table), Panel.padded("Since the session began", facts));
    }

    @Override
    public void show(ReleaseDetail detail) {
        ReleaseSummary summary = detail.summary();
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (RuleHits each : detail.rules()) {
            rows.put(
                    each.rule(),
                    List.of(
                            each.rule() + "\n" + text(summary.active(), each.rule()),
                            Words.count(each.lastHour()),
                            Words.count(each.lastDay()),
                            Releases.micros(each.time())));
        }
        table.show(rows);
        facts.put("Decisions that it was asked for", Words.count(summary.asked()));
        facts.put("Time of a decision, on average", Releases.micros(summary.meanTime()));
        facts.put("Decisions that failed closed", Words.count(summary.faults()));
    }

    private String text(int version, String rule) {
        return Releases.text(page.key(), version) + "&rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8);
    }
}
