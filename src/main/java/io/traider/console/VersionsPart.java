package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import io.traider.journal.release.Publication;
import io.traider.journal.release.ReleaseEvent;
import io.traider.release.ReleaseDetail;
import io.traider.release.Version;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every version with its text, the difference of any two, what came into force when, and the way back to an earlier one. */
final class VersionsPart extends Div implements ReleasePart {

    private static final Pattern LONG_HASH = Pattern.compile("[0-9a-f]{64}");

    private final ReleasePage page;
    private final Div chosen = new Div();
    private final SequencedSet<Integer> ticked = new LinkedHashSet<>();
    private final Button compare = new Button("Compare: tick two", click -> compare());
    private final DataTable versions = new DataTable(
            "Versions",
            "There is no version yet.",
            Column.link("Version"),
            Column.state("State"),
            Column.text("Written"),
            Column.time("When"),
            Column.wide("Comment"),
            Column.text("Hash"),
            Column.check("Compare"),
            Column.action("Roll back"));
    private final DataTable publications = new DataTable(
            "Publications",
            "Nothing came into force yet.",
            Column.time("When"),
            Column.state("State"),
            Column.text("Version"),
            Column.text("Way"),
            Column.text("By"),
            Column.number("Sequence"),
            Column.wide("Reason"));
    private final DataTable events = new DataTable(
            "History",
            "Nothing was done yet.",
            Column.time("When"),
            Column.text("What"),
            Column.text("By"),
            Column.text("Version"),
            Column.wide("Detail"));
    private @Nullable ReleaseDetail detail;
    private QueryParameters query = QueryParameters.empty();

    VersionsPart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        compare.addThemeVariants(ButtonVariant.LUMO_SMALL);
        compare.setEnabled(false);
        versions.onCheck(this::tick);
        versions.onAct(key -> rollBack(Integer.parseInt(key)));
        chosen.addClassName("part");
        add(
                new Panel("Versions", versions).beside(compare),
                chosen,
                new Panel("What came into force", publications),
                new Panel("History", events));
    }

    @Override
    public void show(ReleaseDetail now) {
        boolean first = detail == null;
        detail = now;
        drawVersions(now);
        SequencedMap<String, List<String>> came = new LinkedHashMap<>();
        now.publications().forEach(each -> came.put(Long.toString(each.id()), cells(each)));
        publications.show(came);
        SequencedMap<String, List<String>> done = new LinkedHashMap<>();
        now.events().forEach(each -> done.put(Long.toString(each.id()), cells(each)));
        events.show(done);
        if (first) {
            open(query);
        }
    }

    private void drawVersions(ReleaseDetail now) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        now.versions().forEach(each -> rows.put(Integer.toString(each.number()), cells(each, now)));
        versions.show(rows);
    }

    private List<String> cells(Version it, ReleaseDetail of) {
        return List.of(
                "Version " + it.number() + "\n" + Releases.text(page.key(), it.number()),
                Releases.state(it),
                Releases.origin(it),
                Releases.millis(it.at()),
                it.comment(),
                Words.hash(it.hash()),
                (ticked.contains(it.number()) ? "1" : "0") + "\nCompare version " + it.number(),
                mayComeBack(it, of) ? "Roll back…\nRoll back to version " + it.number() : "");
    }

    private boolean mayComeBack(Version it, ReleaseDetail of) {
        return page.may(Right.PUBLISH_RULES)
                && it.number() != of.summary().active()
                && !it.rejected()
                && of.publications().stream()
                        .anyMatch(each -> each.version() == it.number() && each.inForceAt() != null);
    }

    private static List<String> cells(Publication it) {
        return List.of(
                Releases.millis(it.inForceAt() != null ? it.inForceAt() : it.due() != null ? it.due() : it.at()),
                Releases.state(it),
                "version " + it.version(),
                Releases.way(it.kind()),
                it.by(),
                it.sequence() == null ? "–" : Words.count(it.sequence()),
                it.message().isBlank() ? it.reason() : it.reason() + " " + it.message());
    }

    private static List<String> cells(ReleaseEvent it) {
        return List.of(
                Releases.millis(it.at()),
                Words.capital(it.what().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')),
                it.by(),
                it.version() == null ? "–" : "version " + it.version(),
                LONG_HASH.matcher(it.detail()).replaceAll(found -> Words.hash(found.group()) + "…"));
    }

    /** Of three that are ticked the one that was ticked first loses its tick. */
    private void tick(String key, boolean on) {
        int number = Integer.parseInt(key);
        ticked.remove(number);
        if (on) {
            ticked.add(number);
        }
        if (ticked.size() > 2) {
            ticked.removeFirst();
        }
        compare.setEnabled(ticked.size() == 2);
        compare.setText(ticked.size() == 2 ? "Compare two" : "Compare: tick two");
        if (detail != null) {
            drawVersions(detail);
        }
    }

    private void compare() {
        if (detail == null || ticked.size() != 2) {
            return;
        }
        Version before = detail.version(Math.min(ticked.getFirst(), ticked.getLast()));
        Version after = detail.version(Math.max(ticked.getFirst(), ticked.getLast()));
        chosen.removeAll();
        if (before != null && after != null) {
            chosen.add(new ContentDiff(
                    before.content(), "Version " + before.number(), after.content(), "Version " + after.number()));
        }
    }

    @Override
    public void open(QueryParameters wanted) {
        query = wanted;
        if (detail == null) {
            return;
        }
        Version version = wanted(detail);
        versions.choose(version == null ? "" : Integer.toString(version.number()));
        if (version != null) {
            chosen.removeAll();
            chosen.add(new VersionText(version, query.getSingleParameter("rule").orElse(""), page.key()));
        }
    }

    /** By its number, or by the hash that a decision names. */
    private @Nullable Version wanted(ReleaseDetail of) {
        String number = query.getSingleParameter("version").orElse("");
        String hash = query.getSingleParameter("hash").orElse("");
        if (number.matches("[0-9]{1,9}")) {
            return of.version(Integer.parseInt(number));
        }
        return hash.isEmpty()
                ? null
                : of.versions().stream()
                        .filter(each -> each.hash().equals(hash))
                        .findFirst()
                        .orElse(null);
    }

    private void rollBack(int number) {
        new ReasonDialog(
                        "Roll back to version " + number + "?",
                        "It comes into force at once, between two decisions, without another review: it was in force"
                                + " before.",
                        "Reason",
                        "Roll back",
                        "Leave it",
                        reason -> page.act(
                                Right.PUBLISH_RULES,
                                by -> page.desk().rollback(page.key(), number, reason, by),
                                "It could not be rolled back",
                                done -> Notice.done("Version " + number + " is in force again")))
                .grave()
                .open();
    }
}
