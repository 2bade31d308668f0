package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.SmallWorkshop;
import io.traider.domain.Role;
import io.traider.journal.StoredRun.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs over the past in a browser: from the dialog to an opened decision, and two beside each other. */
@Tag("slow")
@Tag("thorough")
class ConsoleBacktestsTest extends InBrowser {

    @AfterEach
    void nothingRunsOn() {
        console().desk.list(50, null).stream()
                .filter(run -> !run.state().ended())
                .forEach(run -> console().desk.cancel(run.id(), "test"));
        waitFor("the desk to rest", () -> console().desk.run() == null);
    }

    private static BacktestRun made(BacktestRequest request) {
        long id = console().desk.start(request, "quant").id();
        waitFor("run " + id, () -> console().desk.find(id).orElseThrow().state().ended());
        BacktestRun run = console().desk.find(id).orElseThrow();
        assertThat(run.state()).as(run.message()).isEqualTo(State.DONE);
        return run;
    }

    private static BacktestRequest eager() {
        BacktestRequest it = SmallWorkshop.minutes("eager", 7, 4);
        return new BacktestRequest(
                "eager",
                it.strategy(),
                it.source(),
                "",
                it.from(),
                it.to(),
                it.hours(),
                it.seed(),
                it.rate(),
                "depth:log",
                it.latency(),
                it.fees(),
                new TreeMap<>(Map.of("entryDrift", "0.5")));
    }

    private static void openAt(Page page, String place, String title) {
        go(page, place);
        assertThat(page.locator("h1")).hasText(title);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aRunIsStartedFromTheKeyboardAndCancelled() {
        Page page = signedIn(Role.QUANT);
        page.keyboard().press("g");
        page.keyboard().press("b");
        assertThat(page.locator("h1")).hasText("Backtests");
        button(page, "New backtest…").press("Enter");
        assertThat(page.getByLabel("Name")).isFocused();
        page.getByLabel("Name").fill("from the keyboard");
        page.getByLabel("Hours").fill("0");
        page.getByLabel("Seed").fill("seven");
        page.getByLabel("Hours").press("Enter");
        // An error is also told to screen readers, in another element.
        assertThat(page.getByText("Write a whole number such as 7.").first()).isVisible();
        assertThat(page.getByText("0 hours do not do. Maybe 1 to 744").first()).isVisible();
        assertThat(page.getByLabel("Seed")).isFocused();
        page.getByLabel("Hours").fill("100");
        page.getByLabel("Seed").fill("7");
        page.getByLabel("Seed").press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/backtests/[0-9]+$"));
        assertThat(page.locator(".summary h2")).hasText("from the keyboard");
        assertThat(page.locator(".summary traider-progress"))
                .containsText(Pattern.compile("% *, .* left, .* events/s"));
        assertThat(page.locator(".split tbody tr").first()).isVisible();
        button(page, "Cancel…").click();
        button(page, "Cancel the run").click();
        assertThat(page.locator(".summary .message")).hasText("Cancelled by quant.");
        assertThat(page.locator(".summary .chip")).hasText("Cancelled");
        assertThat(page.locator("[data-figure='Equity in USD']")).isVisible();

        button(page, "Run again…").click();
        assertThat(page.getByLabel("Hours")).hasValue("100");
        assertThat(page.getByLabel("Name")).hasValue("from the keyboard");
        button(page, "Close").click();
        button(page, "Delete").click();
        assertThat(page.locator("h1")).hasText("Backtests");
        assertThat(page.getByText("from the keyboard")).hasCount(0);
        button(page, "Undo").press("Enter");
        assertThat(page.locator(".summary h2")).hasText("from the keyboard");
        button(page, "Delete").click();
        assertThat(page.locator("h1")).hasText("Backtests");
        assertThat(page.getByText("from the keyboard")).hasCount(0);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theListShowsHowFarARunIsWithoutAReload() {
        Page page = signedIn(Role.VIEWER);
        open(page, "backtests");
        assertThat(button(page, "New backtest…")).hasCount(0);
        BacktestRun run = console().desk.start(SmallWorkshop.minutes("watched", 7, 30), "quant");
        Locator row = page.locator("tr[data-key='" + run.id() + "']");
        Locator bar = row.locator("[role=progressbar]");
        assertThat(bar).hasAttribute("aria-valuenow", Pattern.compile("[1-9][0-9]*"));
        String before = bar.getAttribute("aria-valuenow");
        assertThat(bar).not().hasAttribute("aria-valuenow", before);
        assertThat(row.locator(".state.good")).hasText("Done");
        assertThat(row.locator("td").nth(2)).hasText(Pattern.compile("[+−]?[0-9.]+ %"));
    }

    @Test
    void aDecisionOfARunOpensAsALiveOneDoes() {
        BacktestRun run = made(SmallWorkshop.minutes("opened", 7, 4));
        Page page = signedIn(Role.AUDITOR);
        openAt(page, "backtests/" + run.id(), "Backtest");
        assertThat(page.locator(".curves .legend")).containsText("Buy and hold");
        assertThat(page.locator(".costs .facts")).containsText("Slippage");
        assertThat(page.locator(".plan .facts")).containsText("depth:risk-averse");
        page.locator(".split tbody tr:has-text('Allowed') a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/backtests/" + run.id() + "\\?decision=[0-9]+\\.[0-9]+$"));
        Locator detail = page.locator(".detail");
        assertThat(detail).containsText("The strategy funding-drift wanted to");
        assertThat(detail).containsText("What came of it");
        assertThat(detail).containsText("Average price");
        assertThat(detail).containsText("direction-1");
        page.reload();
        assertThat(detail).containsText("The strategy funding-drift wanted to");
        detail.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(detail).hasCount(0);

        page.locator(".trips tbody a").first().click();
        assertThat(detail).containsText("leave");
        openAt(page, "backtests/" + run.id() + "?decision=1.0", "Backtest");
        assertThat(detail).containsText("There is no decision 1.0");
        openAt(page, "backtests/999999", "Backtest");
        assertThat(page.getByText("There is no backtest 999999")).isVisible();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void documentsAreForThoseSignedInAndTheTearSheetCanDoNothing() throws IOException {
        BacktestRun run = made(SmallWorkshop.minutes("documents", 7, 2));
        Page page = signedIn(Role.VIEWER);
        openAt(page, "backtests/" + run.id(), "Backtest");
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("JSON"))
                        .click());
        assertThat(download.suggestedFilename()).isEqualTo("backtest-" + run.id() + ".json");
        assertThat(Files.readString(download.path())).contains("\"curve\"", "\"trades\"", "\"figures\"");

        Page sheet = page.waitForPopup(() -> page.getByText("Tear sheet").click());
        assertThat(sheet.locator("h1")).containsText("funding-drift");
        assertThat(sheet.locator("svg").first()).isVisible();
        assertThat(sheet.evaluate("origin")).as("a sandbox has no origin").isEqualTo("null");
        String address = console().address() + "/backtest-files/" + run.id() + "/tear-sheet.html";
        APIResponse answer = page.request().get(address);
        assertThat(answer.headers().get("content-security-policy")).startsWith("sandbox; default-src 'none'");
        APIResponse stranger = stranger().request().get(address);
        assertThat(stranger.text()).doesNotContain("Sharpe");
        assertThat(page.request()
                        .get(console().address() + "/backtest-files/999999/run.json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void twoRunsAreComparedAndWhatDiffersStandsOut() {
        BacktestRun plain = made(SmallWorkshop.minutes("plain", 7, 4));
        BacktestRun eager = made(eager());
        Page page = signedIn(Role.VIEWER);
        open(page, "backtests");
        Locator compare = page.locator(".runs vaadin-button").first();
        assertThat(compare).isDisabled();
        page.getByLabel("Compare plain").first().check();
        page.getByLabel("Compare eager").first().check();
        assertThat(compare).isEnabled();
        compare.click();
        assertThat(page.locator("h1")).hasText("Compare backtests");
        assertThat(page).hasURL(Pattern.compile(".*compare\\?.*"));
        assertThat(page.locator(".curves .legend li")).hasCount(2);
        Locator differing = page.locator("tr:has(td.marked)");
        assertThat(differing.filter(new Locator.FilterOptions().setHasText("Changed entryDrift")))
                .containsText("0.5");
        assertThat(differing.filter(new Locator.FilterOptions().setHasText("depth:log")))
                .containsText("depth:risk-averse");
        assertThat(page.locator("tr[data-key=Seed]:not(:has(td.marked))")).hasCount(1);
        assertThat(page.locator("traider-table[aria-label=Figures] tr[data-key='Last equity']"))
                .containsText(Pattern.compile("9,9[0-9]{2}\\.[0-9]{2}"));
        assertThat(plain.id()).isNotEqualTo(eager.id());
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "1280, LIGHT", "390, DARK", "390, LIGHT"})
    void runComparisonAndDialogAreWholeAndAccessible(int width, ColorScheme scheme) {
        BacktestRun one = made(SmallWorkshop.minutes("one", 7, 2));
        BacktestRun other = made(SmallWorkshop.minutes("other", 8, 2));
        Page page = signedIn(Role.ADMIN, width, scheme);
        openAt(page, "backtests/" + one.id(), "Backtest");
        page.locator(".trips tbody tr").first().waitFor();
        check(page, "run", width);
        page.locator(".split tbody a").first().click();
        page.locator(".detail .facts").first().waitFor();
        check(page, "decision", width);
        openAt(page, "backtests/compare?a=" + one.id() + "&b=" + other.id(), "Compare backtests");
        page.locator("tr[data-key=Seed]").waitFor();
        check(page, "comparison", width);
        open(page, "backtests");
        button(page, "New backtest…").click();
        page.getByText("Strategy values").click();
        page.getByText("Fills, latency and fees").click();
        assertThat(page.getByLabel("entryDrift")).isVisible();
        check(page, "dialog", width);
        assertThat(complaints()).isEmpty();
    }

    private static void check(Page page, String what, int width) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(what + " scrolls sideways at " + width)
                .isZero();
        ConsoleViewsTest.checkAccessibility(page, what);
    }

    @Test
    void thoseWhoTradeOrResearchMayRunBacktests() {
        assertThat(List.of(Role.values()).stream().filter(Right.RUN_BACKTESTS::isOf))
                .containsExactlyInAnyOrder(Role.QUANT, Role.TRADER, Role.RISK_OFFICER, Role.ADMIN);
    }
}
