package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import io.traider.domain.Alert;
import io.traider.journal.AlertSelection;
import io.traider.journal.JournalReader;
import io.traider.journal.Selection;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** What the rules want people to look at, and of one alert why: {@code alerts/<id>}. */
@Route(value = "alerts", layout = Frame.class)
@PermitAll
class AlertsView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final Live live;
    private final JournalReader journal;
    private final JournalList<Alert> list;
    private final Div split = new Div();
    private AlertSelection wanted = AlertSelection.ALL;
    private @Nullable String id;
    private @Nullable AlertPanel detail;

    AlertsView(Live live, JournalReader journal) {
        this.live = live;
        this.journal = journal;
        list = new JournalList<>(
                live,
                Alerts.table(),
                (all, first, after) -> journal.alerts(wanted, first, after),
                Alerts::cells,
                Live.Moment::alerts);
        split.addClassName("split");
        split.add(new Panel("Journal", new AlertFilters(this::select), list));
        add(new Head("Alerts", live), split);
        addAttachListener(attached -> open());
    }

    private void select(AlertSelection selection) {
        wanted = selection;
        list.select(Selection.ALL);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
        id = parameter;
        if (isAttached()) {
            open();
        }
    }

    @Override
    public String getPageTitle() {
        return (id == null ? "Alerts" : "Alert " + id) + " · TRAIDER";
    }

    private void open() {
        String asked = id;
        if (asked == null) {
            show(null, "");
            return;
        }
        live.show(this, journal.alert(asked), (alert, failure) -> {
            if (failure != null) {
                Notice.failed("The alert could not be read", failure);
            } else if (asked.equals(id)) {
                show(
                        new AlertPanel(live, journal, asked, alert.orElse(null)),
                        alert.map(each -> each.sequence() + "." + each.ordinal())
                                .orElse(""));
            }
        });
    }

    /** @param key of its row */
    private void show(@Nullable AlertPanel panel, String key) {
        if (detail != null) {
            split.remove(detail);
        }
        detail = panel;
        split.setClassName("opened", panel != null);
        list.table().choose(key);
        if (panel != null) {
            split.add(panel);
        }
    }
}
