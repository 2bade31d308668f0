package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.domain.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the views show, and that it lives. */
@Tag("slow")
class ConsoleViewsTest extends InBrowser {

    @ParameterizedTest
    @Tag("thorough")
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void everyViewIsWholeAccessibleAndWithoutErrorsInTheOtherTheme(int width, ColorScheme scheme) {
        everyViewIsWholeAccessibleAndWithoutErrors(width, scheme);
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "390, LIGHT"})
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
        assertThat(complaints()).isEmpty();
    }

    static void checkAccessibility(Page page, String view) {
        page.evaluate(axe());
        Object violations = page.evaluate(
                "axe.run(document, {preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then("
                        + "found => found.violations.flatMap(v => v.nodes.map(n => v.id + ': '"
                        + " + n.html.slice(0, 140) + ' ' + (n.any[0]?.message ?? ''))))");
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
    void anAlertOpensAndSaysWhyAndWhatItCameWith() {
        Page page = signedIn(Role.COMPLIANCE_OFFICER);
        open(page, "alerts");
        page.locator("traider-table td a").first().click();
        Locator detail = page.locator(".detail");
        assertThat(detail).containsText("Risk of funding-drift@");
        assertThat(detail).containsText("concentration");
        assertThat(detail).containsText("rules:risk");
        detail.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^[0-9]+$")))
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/decisions/[0-9.]+$"));
    }

    @Test
    void aDecisionThatIsNotThereIsSaidToBeMissing() {
        Page page = signedIn(Role.VIEWER);
        for (String place : List.of("999999999", "nonsense", "1.2.3")) {
            page.navigate(console().address() + "/decisions/" + place);
            assertThat(page.locator(".detail")).containsText("There is no decision " + place);
        }
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        Page page = signedIn(Role.VIEWER);
        page.navigate(console().address() + "/nowhere");
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
        // While a page opens its rows may still be made anew.
        assertThat(row).not().hasText(row.textContent());
        row.evaluate("row => { row.marked = true; row.tabIndex = 0; row.focus(); }");
        assertThat(row).not().hasText(row.textContent());
        assertThat((boolean) row.evaluate("row => row.marked === true"))
                .as("the same row")
                .isTrue();
        assertThat(row).isFocused();
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
}
