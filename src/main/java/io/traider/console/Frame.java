package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.traider.parity.ParityDesk;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** What stands around every view: the notes that must not be missed, and the ways to the views. */
@JsModule("context://ui/console.js")
@PermitAll
class Frame extends Div implements RouterLayout {

    private final Live live;
    private final AuthenticationContext door;
    private final Main main = new Main();
    private int beats;

    Frame(Live live, ParityDesk parity, ReleaseWatch releases, AuthenticationContext door) {
        this.live = live;
        this.door = door;
        addClassName("frame");
        Anchor skip = new Anchor("#main", "Skip to content");
        skip.setRouterIgnore(true);
        skip.addClassNames("skip", "unseen");
        main.setId("main");
        main.addClassName("main");
        main.getElement().setAttribute("tabindex", "-1");
        add(skip, new Notes(live, parity, releases), nav(), main);
        live.follow(this, moment -> beat());
    }

    /** About once a second the browser hears that it is still told. */
    private void beat() {
        if (++beats % 4 == 0) {
            getElement().executeJs("window.traider.news()");
        }
    }

    private Nav nav() {
        UnorderedList places = new UnorderedList(
                place("Dashboard", DashboardView.class, "dashboard", "d"),
                place("Markets", MarketsView.class, "markets", "m"),
                place("Orders", OrdersView.class, "orders", "o"),
                place("Decisions", DecisionsView.class, "decisions", "w"),
                place("Alerts", AlertsView.class, "alerts", "a"),
                place("Rules", RulesView.class, "rules", "r"),
                place("Models", ModelsView.class, "models", "l"),
                place("Strategies", StrategiesView.class, "strategies", "y"),
                place("Parity", ParityView.class, "parity", "p"),
                place("Backtests", BacktestsView.class, "backtests", "b"),
                place("System", SystemView.class, "system", "s"));
        places.addClassName("places");
        RouterLink home = new RouterLink("", DashboardView.class);
        home.addClassName("brand");
        home.getElement().setAttribute("aria-label", "TRAIDER, to the dashboard");
        home.getElement()
                .appendChild(
                        new Element("img").setAttribute("src", "ui/mark.svg").setAttribute("alt", ""))
                .appendChild(new Element("span").setText("TRAIDER"));
        Nav nav = new Nav(home, places, tools());
        nav.addClassName("nav");
        nav.getElement().setAttribute("aria-label", "Views");
        return nav;
    }

    private static ListItem place(String name, Class<? extends Component> view, String icon, String key) {
        RouterLink link = new RouterLink("", view);
        link.add(Icon.of(icon), new Span(name));
        link.setHighlightCondition(HighlightConditions.locationPrefix());
        link.setHighlightAction((anchor, highlight) -> {
            anchor.getElement().setAttribute("highlight", highlight);
            if (highlight) {
                anchor.getElement().setAttribute("aria-current", "page");
                anchor.getElement().executeJs("this.scrollIntoView({block: 'nearest', inline: 'nearest'})");
            } else {
                anchor.getElement().removeAttribute("aria-current");
            }
        });
        link.getElement().setAttribute("data-go", key).setAttribute("title", name + " (g " + key + ")");
        return new ListItem(link);
    }

    private Div tools() {
        SignedIn somebody = SignedIn.now();
        Div who = new Div(new Span(roles(somebody)));
        who.addClassName("who");
        who.getElement().insertChild(0, new Element("b").setText(somebody.name()));
        Div tools = new Div(
                who,
                tool("Theme", "theme", "window.traider.theme()", null),
                tool("Shortcuts", "help", null, () -> new ShortcutsDialog().open()),
                tool("Sign out", "out", null, door::logout));
        tools.addClassName("tools");
        return tools;
    }

    private static String roles(SignedIn somebody) {
        return String.join(
                ", ", somebody.roles().stream().sorted().map(Words::word).toList());
    }

    private static Tool tool(String name, String icon, @Nullable String script, @Nullable Runnable action) {
        Tool tool = new Tool(name, icon, script, action);
        if (name.equals("Shortcuts")) {
            tool.addClassName("keys");
        }
        return tool;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement().executeJs("window.traider.bind(this)");
    }

    /** The browser says whether the page is looked at; one that is not is not told of anything. */
    @ClientCallable
    void looked(boolean looked) {
        getUI().ifPresent(ui -> live.looked(ui, looked));
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }
}
