package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.traider.release.Draft;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseKey;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule pack or a limit set, in parts: its draft, what a check and a simulation say of it, its review, its versions. */
@Route(value = "rules/:kind(pack|limits)/:name([A-Za-z0-9][A-Za-z0-9._-]*)/:part?([a-z]+)", layout = Frame.class)
@PermitAll
class ReleaseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Hits and shadows grow without anybody changing a release. */
    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final Live live;
    private final ReleaseDeeds deeds;
    private final ReleaseWatch watch;
    private final Div content = new Div();
    private final Div parts = new Div();
    private final Map<String, Component> made = new LinkedHashMap<>();
    private @Nullable ReleaseKey key;
    private @Nullable ReleasePage page;
    private @Nullable Standing standing;
    private @Nullable PartLinks links;
    private @Nullable ReleaseDetail shown;
    private String part = "";
    private QueryParameters query = QueryParameters.empty();
    private long seen = -1;
    private long readAt;

    private record Whole(ReleaseDetail detail, Draft draft) {}

    ReleaseView(Live live, ReleaseDeeds deeds, ReleaseWatch watch) {
        this.live = live;
        this.deeds = deeds;
        this.watch = watch;
        content.addClassName("release");
        parts.addClassName("opened-part");
        add(new Head("Rules", live), content);
        live.follow(this, moment -> follow());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get("name").orElse("");
        boolean limits = event.getRouteParameters().get("kind").orElse("").equals("limits");
        ReleaseKey wanted = name.length() > 64 ? null : limits ? ReleaseKey.limits(name) : ReleaseKey.rules(name);
        part = event.getRouteParameters().get("part").orElse("draft");
        query = event.getLocation().getQueryParameters();
        if (wanted == null || !wanted.equals(key)) {
            key = wanted;
            page = null;
            shown = null;
            made.clear();
            parts.removeAll();
            Paragraph reading = new Paragraph("Reading…");
            reading.addClassName("empty");
            content.removeAll();
            content.add(reading);
            seen = -1;
        } else if (page != null) {
            open();
        }
    }

    @Override
    public String getPageTitle() {
        return (key == null ? "Rules" : Words.capital(Releases.name(key))) + " · TRAIDER";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        seen = -1;
    }

    private void follow() {
        ReleaseKey wanted = key;
        long now = System.nanoTime();
        if (wanted == null || watch.changes(wanted) == seen && now - readAt < AGAIN_NANOS) {
            return;
        }
        boolean changed = watch.changes(wanted) != seen;
        seen = watch.changes(wanted);
        readAt = now;
        live.ask(this, () -> whole(wanted), (found, failure) -> {
            if (failure != null) {
                Notice.failed("It could not be read", failure);
            } else if (wanted.equals(key)) {
                show(found.orElse(null), changed);
            }
        });
    }

    private Optional<Whole> whole(ReleaseKey of) {
        ReleaseDesk desk = deeds.desk();
        return desk.find(of).map(detail -> new Whole(detail, desk.draft(of)));
    }

    private void show(@Nullable Whole found, boolean changed) {
        if (found == null) {
            content.removeAll();
            content.add(Panel.padded(
                    "Nothing here",
                    new Paragraph("There is no " + (key == null ? "such release" : Releases.name(key))
                            + ". Maybe it is called otherwise."),
                    new RouterLink("To all rules and limits", RulesView.class)));
            return;
        }
        shown = found.detail();
        if (page == null) {
            begin(found);
        } else if (changed) {
            page.hand().look();
        }
        made.values().forEach(each -> ((ReleasePart) each).show(found.detail()));
        if (standing != null) {
            standing.show(found.detail());
        }
        badges(found.detail());
    }

    private void begin(Whole found) {
        ReleaseDetail detail = found.detail();
        Right write = ReleaseDeeds.toWrite(detail.summary().pack());
        DraftInHand hand = new DraftInHand(deeds.desk(), live, write, found.draft());
        ReleasePage fresh = new ReleasePage(live, deeds, watch, detail.summary().pack(), hand);
        page = fresh;
        standing = new Standing(fresh);
        links = new PartLinks(Releases.address(fresh.key()), ReleaseParts.names(fresh));
        content.removeAll();
        Div ways = new Div(links, hand.state());
        ways.addClassName("ways");
        content.add(standing, ways, parts);
        open();
    }

    private void open() {
        ReleasePage of = page;
        if (of == null) {
            return;
        }
        String wanted = ReleaseParts.names(of).containsKey(part) ? part : "draft";
        Component opened = made.get(wanted);
        if (opened == null) {
            opened = ReleaseParts.make(wanted, of);
            made.put(wanted, opened);
            parts.add(opened);
            if (shown != null) {
                ((ReleasePart) opened).show(shown);
            }
        }
        // Hidden and not removed, so that what was typed and where one was stays.
        made.forEach((name, each) -> each.getElement().setAttribute("hidden", !name.equals(wanted)));
        if (links != null) {
            links.choose(wanted);
        }
        ((ReleasePart) opened).open(query);
    }

    private void badges(ReleaseDetail detail) {
        if (links != null) {
            int inReview = detail.summary().inReview();
            links.badge("review", inReview == 0 ? "" : "1", "plain");
            links.badge("shadow", detail.shadow() == null ? "" : "on", "plain");
        }
    }
}
