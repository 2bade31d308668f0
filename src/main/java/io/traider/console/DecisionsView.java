package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import io.traider.domain.Decision;
import io.traider.journal.Cursor;
import io.traider.journal.JournalReader;
import io.traider.release.ReleaseDesk;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Every decision, and of one of them why: {@code decisions/<sequence>}, or {@code decisions/<sequence>.<number>}. */
@Route(value = "decisions", layout = Frame.class)
@PermitAll
class DecisionsView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final Live live;
    private final JournalReader journal;
    private final ReleaseDesk releases;
    private final JournalList<Decision> list;
    private final Div split = new Div();
    private @Nullable String place;
    private @Nullable DecisionPanel detail;

    DecisionsView(Live live, JournalReader journal, ReleaseDesk releases) {
        this.live = live;
        this.releases = releases;
        this.journal = journal;
        DataTable table = Decisions.table("No decisions here. The strategy decides once it has warmed up, about half a"
                + " minute after the first prices; a filter may also hide what there is.");
        list = new JournalList<>(live, table, journal::decisions, Decisions::cells, Live.Moment::decisions);
        split.addClassName("split");
        split.add(new Panel("Journal", new Filters(live, list::select), list));
        add(new Head("Decisions", live), split);
        addAttachListener(attached -> open());
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
        place = parameter;
        if (isAttached()) {
            open();
        }
    }

    @Override
    public String getPageTitle() {
        return (place == null ? "Decisions" : "Decision " + place) + " · TRAIDER";
    }

    private void open() {
        String wanted = place;
        if (wanted == null) {
            show(null);
            return;
        }
        live.show(this, find(wanted), (decision, failure) -> {
            if (failure != null) {
                Notice.failed("The decision could not be read", failure);
            } else if (wanted.equals(place)) {
                show(new DecisionPanel(live, new JournalTrail(journal), wanted, decision.orElse(null))
                        .askable(releases));
            }
        });
    }

    private CompletionStage<Optional<Decision>> find(String wanted) {
        if (wanted.matches("[0-9]{1,18}")) {
            return journal.decision(Long.parseLong(wanted));
        }
        return wanted.matches("[0-9]{1,18}\\.[0-9]{1,9}")
                ? journal.decision(Cursor.parse(wanted))
                : CompletableFuture.completedStage(Optional.empty());
    }

    private void show(@Nullable DecisionPanel panel) {
        if (detail != null) {
            split.remove(detail);
        }
        detail = panel;
        split.setClassName("opened", panel != null);
        list.table().choose(place == null ? "" : place.contains(".") ? place : place + ".0");
        if (panel != null) {
            split.add(panel);
        }
    }
}
