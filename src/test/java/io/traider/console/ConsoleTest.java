package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Role;
import io.traider.journal.PostgresUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console in a real browser, on a real session. */
@Tag("slow")
class ConsoleTest {

    private static final Map<String, String> VIEWS = views();

    private static Chromium chromium;
    private static ConsoleUnderTest console;
    private static String axe;

    private static final Map<String, BrowserContext> SIGNED_IN = new HashMap<>();

    private final List<AutoCloseable> toClose = new ArrayList<>();

    private static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("", "Dashboard");
        views.put("markets", "Markets");
        views.put("orders", "Orders and fills");
        views.put("decisions", "Decisions");
        views.put("system", "System");
        return views;
    }

    @BeforeAll
    static void start() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        chromium = new Chromium();
        console = new ConsoleUnderTest(PostgresUnderTest.open().dataSource(), 0);
        try (InputStream script = ConsoleTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        waitFor("a first decision", () -> console.session.metrics().counts().decisions() > 3);
    }

    @AfterAll
    static void stop() {
        if (console != null) {
            console.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void closePages() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        chromium.complaints.clear();
    }

    /** A page of somebody who was never here. */
    private Page stranger() {
        BrowserContext profile = chromium.profile(1280, ColorScheme.LIGHT);
        toClose.add(profile);
        return profile.newPage();
    }

    private Page signedIn(Role role, int width, ColorScheme scheme) {
        Page page = SIGNED_IN
                .computeIfAbsent(role + " " + width + scheme, key -> profile(role, width, scheme))
                .newPage();
        toClose.add(page);
        open(page, "");
        return page;
    }

    private static BrowserContext profile(Role role, int width, ColorScheme scheme) {
        BrowserContext profile = chromium.profile(width, scheme);
        Page page = profile.newPage();
        page.navigate(console.address());
        signIn(page, ConsoleUnderTest.name(role), ConsoleUnderTest.PASSWORD);
        assertThat(page.locator("h1")).hasText("Dashboard");
        page.close();
        return profile;
    }

    private Page signedIn(Role role) {
        return signedIn(role, 1280, ColorScheme.DARK);
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static void open(Page page, String view) {
        page.navigate(console.address() + "/" + view);
        assertThat(page.locator("h1")).hasText(VIEWS.get(view));
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whoeverIsNotSignedInComesToTheDoor() {
        Page page = stranger();
        for (String view : VIEWS.keySet()) {
            page.navigate(console.address() + "/" + view);
            assertThat(page.getByLabel("Password")).isVisible();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndARightOneLeadsToWhereOneWanted() {
        Page page = stranger();
        page.navigate(console.address() + "/system");
        signIn(page, "viewer", "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong.");
        signIn(page, "viewer", ConsoleUnderTest.PASSWORD);
        assertThat(page.locator("h1")).hasText("System");
    }

    @Test
    void whoeverGuessesHasToWait() {
        Page page = stranger();
        page.navigate(console.address());
        for (int i = 0; i < 6; i++) {
            signIn(page, "nobody", "guess " + i);
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        }
        signIn(page, "nobody", "one more");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Too many failed attempts");
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "1280, LIGHT", "390, DARK", "390, LIGHT"})
    void everyViewIsWholeAccessibleAndWithoutErrors(int width, ColorScheme scheme) {
        Page page = signedIn(Role.ADMIN, width, scheme);
        for (String view : VIEWS.keySet()) {
            open(page, view);
            page.locator("traider-table:visible tbody tr").first().waitFor();
            assertThat(page.getByText("Simulated data")).isVisible();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(view + " scrolls sideways at " + width)
                    .isZero();
            checkAccessibility(page, view);
        }
        assertThat(chromium.complaints).isEmpty();
    }

    private static void checkAccessibility(Page page, String view) {
        page.evaluate(axe);
        Object violations = page.evaluate(
                "axe.run(document, {preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(found =>"
                        + " found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 140) + ' '"
                        + " + (n.any[0]?.message ?? ''))))");
        assertThat((List<?>) violations).as("what axe found in '" + view + "'").isEmpty();
    }

    @Test
    void figuresChangeWithoutAReload() {
        Page page = signedIn(Role.VIEWER);
        Locator equity = page.locator("[data-figure=Equity]");
        String before = equity.textContent();
        assertThat(before).matches("[0-9,]+\\.[0-9]{2}");
        assertThat(equity).not().hasText(before);
        assertThat(page.locator(".positions tbody tr").first()).isVisible();
        assertThat(page.locator(".recent tbody tr").first()).isVisible();
    }

    @Test
    void aPageThatIsNotLookedAtIsLeftInPeace() {
        Page page = signedIn(Role.VIEWER);
        page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForTimeout(1_500);
        Locator time = page.locator(".top time");
        String before = time.textContent();
        page.waitForTimeout(2_500);
        assertThat(time.textContent()).isEqualTo(before);
        page.evaluate("Object.defineProperty(document, 'hidden', {value: false, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(time).not().hasText(before);
    }

    @Test
    void aDecisionOpensAndSaysWhy() {
        Page page = signedIn(Role.VIEWER);
        open(page, "decisions");
        page.locator("traider-table td a").nth(2).click();
        assertThat(page).hasURL(Pattern.compile(".*/decisions/[0-9.]+$"));
        Locator detail = page.locator(".detail");
        assertThat(detail).containsText("The strategy funding-drift wanted to");
        assertThat(detail).containsText("fundingDriftBps");
        assertThat(detail).containsText("direction-1");
        assertThat(detail).containsText("microstructure-1");
        assertThat(page.locator("tr[aria-selected=true]")).hasCount(1);

        page.reload();
        assertThat(detail).containsText("The strategy funding-drift wanted to");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(detail).hasCount(0);
    }

    @Test
    void aDecisionThatIsNotThereIsSaidToBeMissing() {
        Page page = signedIn(Role.VIEWER);
        for (String place : List.of("999999999", "nonsense", "1.2.3")) {
            page.navigate(console.address() + "/decisions/" + place);
            assertThat(page.locator(".detail")).containsText("There is no decision " + place);
        }
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        Page page = signedIn(Role.VIEWER);
        page.navigate(console.address() + "/nowhere");
        assertThat(page.locator("h1")).hasText("Not found");
        page.getByText("To the dashboard").click();
        assertThat(page.locator("h1")).hasText("Dashboard");
    }

    @Test
    void aSelectedInstrumentIsShownAndItsAddressCanBeKept() {
        Page page = signedIn(Role.VIEWER);
        open(page, "markets");
        page.locator(".list tr[data-key='KRAKEN:BTC/USD'] a").click();
        assertThat(page).hasURL(Pattern.compile(".*instrument=KRAKEN.*"));
        assertThat(page.locator(".list tr[aria-selected=true]")).hasAttribute("data-key", "KRAKEN:BTC/USD");
        assertThat(page.locator("traider-ladder tr.ask")).hasCount(Ladder.DEPTH);
        assertThat(page.locator("traider-ladder tr.bid")).hasCount(Ladder.DEPTH);
        String best = page.locator("traider-ladder tr.bid td").first().textContent();
        assertThat(page.locator("traider-ladder tr.bid td").first()).not().hasText(best);
    }

    @Test
    void selectionAndFocusStayWhileRowsChange() {
        Page page = signedIn(Role.VIEWER);
        Locator row = page.locator(".feeds tr[data-key='KRAKEN:BTC/USD']");
        row.waitFor();
        row.evaluate("row => { row.marked = true; row.tabIndex = 0; row.focus(); }");
        String before = row.textContent();
        assertThat(row).not().hasText(before);
        assertThat((boolean) row.evaluate("row => row.marked && document.activeElement === row"))
                .isTrue();
    }

    @Test
    void filtersNarrowOrdersAndOlderPagesFollow() {
        Page page = signedIn(Role.VIEWER);
        open(page, "orders");
        page.locator("traider-table tbody tr").first().waitFor();
        page.getByLabel("Symbol").fill("BTC/USD");
        assertThat(page.locator("traider-table:visible tbody tr:not(:has-text('BTC/USD'))"))
                .hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fills"))
                .click();
        assertThat(page.locator("traider-table[aria-label=Fills]")).isVisible();
    }

    @Test
    void theKillSwitchAsksForAReasonAndTakesEffect() {
        Page page = signedIn(Role.RISK_OFFICER);
        open(page, "system");
        Locator dialog = page.locator("vaadin-dialog");
        page.getByText("Stop trading…").click();
        button(dialog, "Stop trading").click();
        assertThat(dialog.getByText("Say why.")).isVisible();
        assertThat(console.session.state().switches()).isEmpty();

        dialog.getByLabel("Reason").fill("test of the brakes");
        button(dialog, "Stop trading").click();
        assertThat(page.locator(".note.killed"))
                .containsText("Everything is stopped by risk_officer: test of the brakes");
        assertThat(console.session.state().switches())
                .extracting(KillSwitch::scope, KillSwitch::by)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(KillScope.ALL, "risk_officer"));

        page.getByLabel("Release the kill switch on everything").click();
        dialog.getByLabel("Reason").fill("brakes work");
        button(dialog, "Release").click();
        assertThat(page.locator(".note.killed")).isHidden();
        assertThat(console.session.state().switches()).isEmpty();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aViewerSeesNoLeversAndTheServerWouldNotObeyThem() {
        Page page = signedIn(Role.VIEWER);
        open(page, "system");
        page.locator("traider-table tbody tr").first().waitFor();
        assertThat(page.getByText("Stop trading…")).hasCount(0);
        open(page, "orders");
        waitFor("an open order", () -> open() != null);
        Locator row = page.locator("traider-table tbody tr", new Page.LocatorOptions().setHasText("Open"))
                .first();
        row.waitFor();
        assertThat(page.locator("traider-table:visible td button")).hasCount(0);
        String key = row.getAttribute("data-key");
        page.locator("traider-table:visible")
                .evaluate("(table, key) => table.dispatchEvent(new CustomEvent('act', {detail: {key}}))", key);
        assertThat(page.getByText("Your roles do not allow that.")).isVisible();
        assertThat(row).containsText("Open");
    }

    private static Order open() {
        return console.session.state().workingOrders().stream()
                .filter(order -> order.status() == OrderStatus.OPEN)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aTraderCancelsAnOrder() {
        Page page = signedIn(Role.TRADER);
        open(page, "orders");
        Locator row = page.locator("traider-table tbody tr:has(button)").first();
        row.waitFor();
        String key = row.getAttribute("data-key");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("tr[data-key='" + key + "']")).containsText("Cancelled");
    }

    @Test
    void aTokenIsShownOnceAndCanBeRevoked() {
        Page page = signedIn(Role.QUANT);
        open(page, "system");
        page.getByText("New token…").click();
        Locator dialog = page.locator("vaadin-dialog");
        dialog.getByLabel("Label").fill("notebook");
        button(dialog, "Make token").click();
        assertThat(dialog.locator(".secret")).hasText(Pattern.compile("^trd_[\\w-]{43}$"));
        button(dialog, "Done").click();
        assertThat(page.locator(".secret")).hasCount(0);
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("notebook"));
        assertThat(row).containsText("Valid");
        row.getByRole(AriaRole.BUTTON).click();
        button(dialog, "Revoke").click();
        assertThat(row).containsText("Revoked");
    }

    @Test
    void theKeyboardReachesEveryView() {
        Page page = signedIn(Role.VIEWER);
        Map.of("m", "Markets", "o", "Orders and fills", "w", "Decisions", "s", "System", "d", "Dashboard")
                .forEach((key, view) -> {
                    page.keyboard().press("g");
                    page.keyboard().press(key);
                    assertThat(page.locator("h1")).hasText(view);
                });
        open(page, "");
        page.keyboard().press("Tab");
        assertThat((String) page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
        page.keyboard().press("Enter");
        assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("main");
        page.keyboard().press("?");
        assertThat(page.getByText("Keyboard shortcuts")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByText("Keyboard shortcuts")).isHidden();
    }

    @Test
    void theThemeThatIsChosenIsRemembered() {
        Page page = signedIn(Role.VIEWER, 1280, ColorScheme.DARK);
        assertThat(ground(page)).isEqualTo("rgb(11, 15, 21)");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Theme"))
                .click();
        assertThat(ground(page)).isEqualTo("rgb(243, 245, 248)");
        open(page, "system");
        assertThat(ground(page)).isEqualTo("rgb(243, 245, 248)");
        page.evaluate("localStorage.clear()");
    }

    private static String ground(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void aLostConnectionIsSaidAndForgottenWhenItIsBack() {
        Page page = signedIn(Role.COMPLIANCE_OFFICER);
        assertThat(page.locator(".note.lost")).isHidden();
        page.context().setOffline(true);
        assertThat(page.locator(".note.lost")).isVisible();
        page.context().setOffline(false);
        assertThat(page.locator(".note.lost")).isHidden();
    }

    @Test
    void whoeverSignsOutIsOut() {
        Page page = stranger();
        page.navigate(console.address());
        signIn(page, "viewer", ConsoleUnderTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByLabel("Password")).isVisible();
        page.navigate(console.address() + "/system");
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void fiftyPagesThatWereClosedAreForgotten() {
        Page page = signedIn(Role.AUDITOR);
        Live live = console.bean(Live.class);
        int listeners = live.listeners();
        for (int i = 0; i < 50; i++) {
            open(page, List.copyOf(VIEWS.keySet()).get(i % VIEWS.size()));
        }
        page.navigate("about:blank");
        waitFor("all pages to be forgotten", () -> live.listeners() < listeners);
    }

    @Test
    void headersForbidFramesAndOtherHosts() throws Exception {
        HttpResponse<Void> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer = http.send(
                    HttpRequest.newBuilder(URI.create(console.address() + "/sign-in"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }
}
