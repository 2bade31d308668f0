package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.traider.journal.release.Publication;
import io.traider.release.CheckReport;
import io.traider.release.Draft;
import io.traider.release.ReleaseDetail;
import io.traider.release.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with a release now; each is there only where it makes sense and the roles allow it. */
final class ReleaseActions extends Div {

    private final ReleasePage page;

    ReleaseActions(ReleasePage page, ReleaseDetail detail) {
        this.page = page;
        addClassName("actions");
        Draft draft = detail.draft();
        if (page.may(page.write())) {
            add(button("Earlier texts…", false, () -> RevisionsDialog.open(page)));
        }
        if (draft != null && page.may(page.write())) {
            draft(draft);
        }
        if (reviewable(detail) && page.may(Right.REVIEW_RULES)) {
            add(button("Review version " + detail.summary().inReview(), true, () -> page.go("review")));
        }
        if (page.may(Right.PUBLISH_RULES)) {
            publish(detail);
        }
    }

    /** What the buttons depend on. */
    static Object offer(ReleaseDetail detail) {
        Version next = approved(detail);
        return List.of(
                detail.draft() == null,
                detail.draft() != null && checked(detail.draft()),
                reviewable(detail) ? detail.summary().inReview() : 0,
                scheduled(detail),
                next == null ? 0 : next.number(),
                detail.shadow() == null);
    }

    private static boolean checked(Draft draft) {
        CheckReport check = draft.check();
        return check != null && check.ok();
    }

    private static Optional<Publication> scheduled(ReleaseDetail detail) {
        return detail.publications().stream()
                .filter(each -> each.state() == Publication.State.SCHEDULED)
                .findFirst();
    }

    /** Whether a version waits for a review by somebody like whoever is signed in. */
    private static boolean reviewable(ReleaseDetail detail) {
        Version waiting = detail.version(detail.summary().inReview());
        return waiting != null && !waiting.authors().contains(SignedIn.now().name());
    }

    private void draft(Draft draft) {
        boolean ok = checked(draft);
        add(button("Discard…", false, this::discard));
        if (page.may(Right.PUBLISH_UNREVIEWED)) {
            Button emergency = button("Emergency…", false, () -> new EmergencyDialog(page).open());
            emergency.addThemeVariants(ButtonVariant.LUMO_ERROR);
            add(emergency);
        }
        Button again = new Button("Check");
        again.addClickListener(click -> page.check(again));
        again.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (!ok) {
            again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        add(again);
        if (ok) {
            add(button("Submit for review…", true, this::submit));
        }
    }

    private void publish(ReleaseDetail detail) {
        Optional<Publication> scheduled = scheduled(detail);
        scheduled.ifPresent(each -> add(button("Cancel the schedule", false, () -> unschedule(each))));
        Version next = approved(detail);
        if (detail.shadow() != null) {
            add(button("End the shadow", false, this::endShadow));
        } else if (next != null) {
            add(button("Run version " + next.number() + " in shadow", false, () -> shadow(next.number())));
        }
        if (next != null && scheduled.isEmpty()) {
            add(button("Publish version " + next.number() + "…", true, () -> new PublishDialog(page, next).open()));
        }
    }

    /** The newest version that may be published and never was. */
    private static @Nullable Version approved(ReleaseDetail detail) {
        return detail.versions().stream()
                .filter(each -> each.state() == Version.State.APPROVED || each.state() == Version.State.SCHEDULED)
                .filter(each -> each.number() > detail.summary().active())
                .findFirst()
                .orElse(null);
    }

    private static Button button(String text, boolean primary, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    private void submit() {
        new ReasonDialog(
                        "Submit for review?",
                        "The text becomes a version that never changes. Somebody who did not write on it approves it or"
                                + " sends it back to you.",
                        "What changes, and why",
                        "Submit",
                        "Not yet",
                        comment -> page.act(
                                page.write(),
                                by -> page.desk().submit(page.key(), comment, by),
                                "It could not be submitted",
                                version -> {
                                    Notice.done("Version " + version.number() + " waits for a review");
                                    page.hand().restart();
                                    page.go("review");
                                }))
                .open();
    }

    private void discard() {
        long revision = page.hand().draft().revision();
        new ReasonDialog(
                        "Discard the draft?",
                        "The draft goes back to the text that is in force. What it said stays among the earlier texts"
                                + " of the draft, from where it can be taken up again.",
                        "Why (may be left out)",
                        "Discard the draft",
                        "Keep it",
                        reason -> page.act(
                                page.write(),
                                by -> {
                                    page.desk().discard(page.key(), revision, by);
                                    return revision;
                                },
                                "It could not be discarded",
                                gone -> {
                                    Notice.done("The draft is discarded");
                                    page.hand().restart();
                                }))
                .optional()
                .grave()
                .open();
    }

    private void unschedule(Publication scheduled) {
        page.act(
                Right.PUBLISH_RULES,
                by -> page.desk().cancelPublication(scheduled.id(), by),
                "The schedule could not be cancelled",
                done -> {
                    if (done) {
                        Notice.done("Version " + scheduled.version() + " will not come into force by itself");
                    } else {
                        Notice.refused("It came into force already, or was cancelled.");
                    }
                });
    }

    private void shadow(int version) {
        page.act(
                Right.PUBLISH_RULES,
                by -> {
                    page.desk().shadow(page.key(), version, by);
                    return version;
                },
                "The shadow could not begin",
                number -> {
                    Notice.done("Version " + number + " runs in shadow and decides nothing");
                    page.go("shadow");
                });
    }

    private void endShadow() {
        page.act(
                Right.PUBLISH_RULES,
                by -> {
                    page.desk().endShadow(page.key(), by);
                    return by;
                },
                "The shadow could not be ended",
                by -> Notice.done("The shadow is ended"));
    }
}
