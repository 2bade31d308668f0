package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.release.ReleaseDetail;
import io.traider.release.Shadow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A version that runs beside the one in force and decides nothing: how often both agree, and where they do not. */
final class ShadowPart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final Facts counts = new Facts();
    private final Paragraph none = new Paragraph();
    private final DataTable differences = new DataTable(
            "Differences",
            "Both said the same in every decision so far.",
            Column.timeLink("Time"),
            Column.text("Subject"),
            Column.wide("In force"),
            Column.wide("Shadow"));
    private final Panel numbers = Panel.padded("Agreement", none, counts);
    private final Panel list = new Panel("Differences, the latest first", differences);

    ShadowPart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        none.addClassName("empty");
        none.setText(
                "No version runs in shadow. An approved version can, beside the one in force, on live flow; it decides"
                        + " nothing, and what it would have decided otherwise is counted and listed here.");
        differences.addClassName("wrapped");
        add(numbers, list);
    }

    @Override
    public void show(ReleaseDetail detail) {
        Shadow it = detail.shadow();
        none.setVisible(it == null);
        counts.setVisible(it != null);
        list.setVisible(it != null);
        if (it == null) {
            return;
        }
        long all = it.agreed() + it.differed();
        counts.put("Version", it.version() + ", begun by " + it.by() + " on " + Runs.time(it.since()));
        counts.put("Decisions in which both said the same", Words.count(it.agreed()));
        counts.put("Decisions in which they did not", Words.count(it.differed()));
        counts.put(
                "Agreement",
                all == 0 ? "no decision yet" : Words.percent(BigDecimal.valueOf(it.agreed() / (double) all)));
        counts.put(
                "Decisions in which it failed, which are not compared",
                it.faults() == 0 ? "0" : Words.count(it.faults()) + ", last: " + it.lastFault());
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (Shadow.Apart each : it.latest()) {
            rows.put(
                    each.sequence() + " " + each.subject(),
                    List.of(
                            Releases.millis(each.at()) + "\n" + place(each),
                            each.subject(),
                            each.active(),
                            each.shadow()));
        }
        differences.show(rows);
    }

    /** Empty when there is no decision to open. */
    private static String place(Shadow.Apart apart) {
        return apart.ordinal() < 0 ? "" : "decisions/" + apart.sequence() + "." + apart.ordinal();
    }
}
