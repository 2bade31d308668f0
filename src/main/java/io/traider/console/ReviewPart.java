package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.journal.release.Review;
import io.traider.release.Content;
import io.traider.release.ReleaseDetail;
import io.traider.release.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody who did not write on a version looks at before they approve it or send it back. */
final class ReviewPart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final TextArea comment = new TextArea("Comment");
    private List<Version> drawn = List.of();
    private boolean ever;

    ReviewPart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        comment.setMaxLength(2_000);
        comment.setValueChangeMode(ValueChangeMode.EAGER);
        comment.setErrorMessage("Say what has to be changed.");
    }

    @Override
    public void show(ReleaseDetail detail) {
        List<Version> all = waiting(detail);
        Version waiting = all.isEmpty() ? null : all.getFirst();
        if (ever && all.equals(drawn)) {
            return;
        }
        ever = true;
        drawn = all;
        removeAll();
        if (waiting == null) {
            Paragraph none = new Paragraph("Nothing waits for a review. A draft that was checked can be submitted; then"
                    + " somebody who did not write on it finds here what changes and what it would do.");
            none.addClassName("empty");
            add(new Panel("Review", none));
        } else {
            add(decision(waiting, all));
            add(difference(waiting, detail));
            add(checked(waiting));
            simulated(waiting);
        }
        add(new Panel("Reviews so far", reviews(detail)));
    }

    /**
     * The newest in review, then what came into force in an emergency, be it that it is not in force any more; first those
     * that whoever is signed in did not write on.
     */
    private static List<Version> waiting(ReleaseDetail detail) {
        String me = SignedIn.now().name();
        return detail.versions().stream()
                .filter(Version::awaitsReview)
                .filter(each -> each.state() != Version.State.IN_REVIEW
                        || each.number() == detail.summary().inReview())
                .sorted(Comparator.comparing((Version each) -> each.authors().contains(me))
                        .thenComparing(Version::state)
                        .thenComparing(Comparator.comparing(Version::number).reversed()))
                .toList();
    }

    private Panel decision(Version it, List<Version> all) {
        boolean emergency = it.origin() == Version.Origin.EMERGENCY;
        boolean active = it.state() == Version.State.ACTIVE_UNREVIEWED;
        Paragraph about = new Paragraph("Version " + it.number() + ", written by " + String.join(", ", it.authors())
                + (active
                        ? ", is in force in an emergency since "
                        : emergency ? ", is not in force any more, published in an emergency on " : ", submitted on ")
                + Runs.time(it.at())
                + (it.comment().isBlank() ? "." : ": “" + it.comment() + "”"));
        about.addClassName("story");
        Panel panel = Panel.padded(emergency ? "Review afterwards" : "Review", about);
        if (all.size() > 1) {
            panel.add(said("After it waits "
                    + all.stream()
                            .skip(1)
                            .map(each -> "version " + each.number())
                            .collect(Collectors.joining(", "))
                    + "."));
        }
        String me = SignedIn.now().name();
        if (!page.may(Right.REVIEW_RULES)) {
            panel.add(said("A risk officer or an administrator reviews it."));
        } else if (it.authors().contains(me)) {
            panel.add(said("You wrote on this version, so somebody else has to review it: the author of a text cannot"
                    + " approve it."));
        } else {
            panel.add(form(it, emergency));
        }
        return panel;
    }

    private static Paragraph said(String words) {
        Paragraph said = new Paragraph(words);
        said.addClassName("said");
        return said;
    }

    private Div form(Version it, boolean emergency) {
        Button approve = new Button("Approve", click -> review(it, true));
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button back = new Button(emergency ? "Do not approve" : "Send back", click -> review(it, false));
        back.addThemeVariants(ButtonVariant.LUMO_ERROR);
        Div buttons = new Div(approve, back);
        buttons.addClassName("actions");
        Div form = new Div(comment, buttons);
        form.addClassName("body");
        return form;
    }

    private void review(Version it, boolean approve) {
        boolean missing = !approve && comment.getValue().isBlank();
        comment.setInvalid(missing);
        if (missing) {
            comment.focus();
            return;
        }
        String words = comment.getValue().strip();
        page.act(
                Right.REVIEW_RULES,
                by -> page.desk().review(page.key(), it.number(), approve, words, by),
                "The review could not be kept",
                done -> {
                    comment.clear();
                    Notice.done("Version " + it.number() + (approve ? " is approved" : " is sent back"));
                    if (!approve) {
                        page.hand().look();
                    }
                });
    }

    private static ContentDiff difference(Version it, ReleaseDetail detail) {
        Version before = it.number() == detail.summary().active() ? earlier(it, detail) : detail.active();
        return new ContentDiff(
                before == null ? new Content(new TreeMap<>(blank(it))) : before.content(),
                before == null ? "Nothing" : "Version " + before.number(),
                it.content(),
                "Version " + it.number());
    }

    private static TreeMap<String, String> blank(Version it) {
        TreeMap<String, String> blank = new TreeMap<>();
        it.content().files().keySet().forEach(file -> blank.put(file, ""));
        return blank;
    }

    /** What was in force before it. */
    private static @Nullable Version earlier(Version it, ReleaseDetail detail) {
        return detail.publications().stream()
                .filter(each -> each.inForceAt() != null && each.version() != it.number())
                .findFirst()
                .map(each -> detail.version(each.version()))
                .orElse(null);
    }

    private static CheckResult checked(Version it) {
        CheckResult result = new CheckResult(null);
        result.show(it.check(), "It came with the platform and was checked before it was shipped.");
        return result;
    }

    private void simulated(Version it) {
        Div place = new Div();
        place.addClassName("part");
        add(place);
        Long id = it.simulation();
        if (id == null) {
            place.add(Panel.padded("Simulation", new Paragraph("It was not simulated before it was submitted.")));
            return;
        }
        page.live().ask(page.hand().state(), () -> page.desk().simulation(id), (found, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The simulation could not be read", failure);
            } else {
                found.filter(each -> each.result() != null)
                        .ifPresent(each -> place.add(
                                Panel.padded("Simulation", new Paragraph(Simulations.about(each))),
                                new SimulationOutcome(page, each)));
            }
        });
    }

    private static DataTable reviews(ReleaseDetail detail) {
        DataTable table = new DataTable(
                "Reviews",
                "Nobody reviewed anything yet.",
                Column.text("Version"),
                Column.state("Verdict"),
                Column.text("By"),
                Column.time("When"),
                Column.wide("Comment"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        List<Review> all = new ArrayList<>();
        detail.versions().forEach(version -> all.addAll(version.reviews().reversed()));
        for (Review each : all) {
            rows.put(
                    each.version() + " " + each.at(),
                    List.of(
                            "Version " + each.version(),
                            each.approved() ? "good Approved" : "bad Sent back",
                            each.by(),
                            Releases.millis(each.at()),
                            each.comment()));
        }
        table.show(rows);
        return table;
    }
}
