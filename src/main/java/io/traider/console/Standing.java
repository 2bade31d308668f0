package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.traider.release.CheckReport;
import io.traider.release.Draft;
import io.traider.release.ReleaseAlert;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseSummary;
import io.traider.release.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The top of a release's page: what is in force, how far the change in work is, and what can be done next. */
final class Standing extends Div {

    /** Under whose name the platform puts into force what it came with. */
    private static final String SHIPPED = "shipped";

    private final ReleasePage page;
    private @Nullable Object drawn;
    private @Nullable Object offered;
    private @Nullable ReleaseActions actions;

    Standing(ReleasePage page) {
        this.page = page;
    }

    void show(ReleaseDetail detail) {
        ReleaseSummary summary = detail.summary();
        List<ReleaseAlert> alerts = page.watch().alerts().stream()
                .filter(alert -> alert.key().equals(page.key()) && alert.kind() != ReleaseAlert.Kind.EMERGENCY)
                .toList();
        Object now = List.of(
                summary.state(),
                summary.active(),
                summary.inReview(),
                detail.versions().size(),
                detail.publications(),
                alerts,
                Optional.ofNullable(detail.draft()),
                detail.shadow() == null ? 0 : detail.shadow().version());
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        removeAll();
        Panel panel = new Panel(Words.capital(Releases.name(page.key())))
                .named("summary")
                .beside(chip(summary), actions(detail));
        panel.add(about(detail));
        if (summary.state() == ReleaseSummary.State.UNREVIEWED) {
            panel.add(loud(detail));
        }
        alerts.forEach(alert -> panel.add(alert(alert)));
        panel.add(life(detail));
        add(panel);
    }

    /** The same buttons for as long as they would do the same: one that is pressed at this moment must not go. */
    private ReleaseActions actions(ReleaseDetail detail) {
        Object now = ReleaseActions.offer(detail);
        if (actions == null || !now.equals(offered)) {
            offered = now;
            actions = new ReleaseActions(page, detail);
        }
        return actions;
    }

    private static Span chip(ReleaseSummary summary) {
        Span chip = new Span(Releases.words(summary));
        chip.addClassName("chip");
        chip.getElement().setAttribute("data-tone", Releases.tone(summary.state()));
        return chip;
    }

    private static Div about(ReleaseDetail detail) {
        ReleaseSummary it = detail.summary();
        Div about = new Div();
        about.addClassName("about");
        if (it.active() == 0) {
            about.add(new Span("Nothing is in force."));
        } else {
            boolean shipped = it.changedBy().equals(SHIPPED);
            about.add(says(
                    "In force: ",
                    "version " + it.active(),
                    shipped ? ", as the platform came with it" : ", put there by " + it.changedBy()));
            if (it.changedAt() != null) {
                about.add(new TimeText(it.changedAt().toEpochMilli() * 1_000_000));
            }
        }
        Draft draft = detail.draft();
        if (draft != null) {
            about.add(says("Draft: ", "revision " + draft.revision(), " by " + String.join(", ", draft.authors())));
            if (!draft.note().isBlank()) {
                about.add(says("Sent back: ", "“" + draft.note() + "”", ""));
            }
        }
        if (it.faults() > 0) {
            about.add(says("", Words.count(it.faults()) + " decisions", " failed closed since the session began"));
        }
        return about;
    }

    private static Span says(String before, String what, String after) {
        Span says = new Span();
        says.getElement()
                .appendChild(Element.createText(before), new Element("b").setText(what), Element.createText(after));
        return says;
    }

    private static Paragraph loud(ReleaseDetail detail) {
        Version active = detail.active();
        Paragraph loud = new Paragraph("Version " + detail.summary().active()
                + " came into force in an emergency and nobody has reviewed it. Reason: "
                + (active == null ? "not known" : active.comment()));
        loud.addClassName("banner");
        return loud;
    }

    /** Something that somebody has to look at, and the button of who did. */
    private Div alert(ReleaseAlert alert) {
        Div box = new Div(new Span(alert.message()));
        box.addClassName("alert");
        if (page.may(Right.PUBLISH_RULES)) {
            Button seen = new Button(
                    "Looked at",
                    click -> page.act(
                            Right.PUBLISH_RULES,
                            by -> {
                                page.desk().settle(alert.key(), alert.kind(), by);
                                return alert;
                            },
                            "It could not be noted",
                            done -> Notice.done("Noted")));
            seen.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(seen);
        }
        return box;
    }

    private static OrderedList life(ReleaseDetail detail) {
        OrderedList life = new OrderedList();
        life.addClassName("life");
        life.getElement().setAttribute("aria-label", "How far the change is");
        steps(detail).forEach((step, state) -> {
            ListItem item = new ListItem(step);
            item.getElement().setAttribute("data-state", state);
            if (state.equals("now") || state.equals("bad")) {
                item.getElement().setAttribute("aria-current", "step");
            }
            life.add(item);
        });
        return life;
    }

    /** Each step with {@code done}, {@code now}, {@code bad} or {@code next}. */
    private static Map<String, String> steps(ReleaseDetail detail) {
        Draft draft = detail.draft();
        CheckReport check = draft == null ? null : draft.check();
        Version newest = detail.versions().isEmpty() ? null : detail.versions().getFirst();
        int at = draft != null ? check == null ? 0 : 1 : newest == null ? 0 : stepOf(newest.state());
        boolean bad = draft != null
                ? check != null && !check.ok() || check == null && !draft.note().isBlank()
                : newest != null && newest.state() == Version.State.ACTIVE_UNREVIEWED;
        Map<String, String> steps = new LinkedHashMap<>();
        if (bad && at == 4) {
            return unreviewed();
        }
        int step = 0;
        for (String name : new String[] {"Draft", "Checked", "In review", "Approved", "In force"}) {
            steps.put(name, step < at ? "done" : step > at ? "next" : bad ? "bad" : "now");
            step++;
        }
        return steps;
    }

    /** It went past the two steps in which somebody else looks. */
    private static Map<String, String> unreviewed() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("Draft", "done");
        steps.put("Checked", "done");
        steps.put("Not reviewed", "bad");
        steps.put("Not approved", "next");
        steps.put("In force", "now");
        return steps;
    }

    private static int stepOf(Version.State state) {
        return switch (state) {
            case SENT_BACK -> 0;
            case IN_REVIEW -> 2;
            case APPROVED, SCHEDULED -> 3;
            case ACTIVE, ACTIVE_UNREVIEWED, RETIRED -> 4;
        };
    }
}
