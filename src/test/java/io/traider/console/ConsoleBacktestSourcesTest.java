package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.traider.PastUnderTest;
import io.traider.domain.Role;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs on imported bars, imported events and a recording, in a browser, by the platform's own workshop. */
@Tag("slow")
@Tag("thorough")
class ConsoleBacktestSourcesTest extends InBrowser {

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(Page page, String label, String option) {
        page.locator("vaadin-select:visible", new Page.LocatorOptions().setHasText(label))
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static void dialog(Page page, String name) {
        open(page, "backtests");
        button(page, "New backtest…").click();
        page.getByLabel("Name").fill(name);
    }

    /** Waits for the run that was started to be done. */
    private static void done(Page page, String name) {
        assertThat(page).hasURL(Pattern.compile(".*/backtests/[0-9]+$"));
        assertThat(page.locator(".summary h2")).hasText(name);
        assertThat(page.locator(".summary .chip")).hasText("Done");
        assertThat(page.locator("[data-figure='Equity in USD']")).isVisible();
    }

    private static Locator opened(Page page) {
        page.locator(".split tbody tr:has-text('Allowed') a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*\\?decision=[0-9]+\\.[0-9]+$"));
        return page.locator(".detail");
    }

    private static void compare(Page page, String one, String other) {
        open(page, "backtests");
        page.getByLabel("Compare " + one).first().check();
        page.getByLabel("Compare " + other).first().check();
        page.locator(".runs vaadin-button").first().click();
        assertThat(page.locator("h1")).hasText("Compare backtests");
        assertThat(page.locator(".curves .legend li")).hasCount(2);
    }

    @Test
    void barsAreRunOnComparedAndTheirDecisionsOpened() {
        Page page = signedIn(Role.QUANT);
        dialog(page, "cross of bars");
        choose(page, "Strategy", "EMA cross, on imported bars");
        assertThat(page.getByLabel("Market", new Page.GetByLabelOptions().setExact(true)))
                .isHidden();
        assertThat(page.getByText("Strategy values")).isHidden();
        assertThat(page.getByText("There is data from 2026-03-01 00:00:00 UTC to 2026-03-26 00:00:00 UTC."))
                .isVisible();
        page.getByLabel("Slow average, bars").fill("12");
        page.getByLabel("Capital", new Page.GetByLabelOptions().setExact(true)).fill("none");
        page.getByLabel("Capital", new Page.GetByLabelOptions().setExact(true)).press("Enter");
        assertThat(page.getByText("Write a number such as 100000.")).isVisible();
        page.getByLabel("Capital", new Page.GetByLabelOptions().setExact(true)).fill("100000");
        page.getByLabel("Capital", new Page.GetByLabelOptions().setExact(true)).press("Enter");
        assertThat(page.getByText("spans 12 and 12. Maybe 12 and 26").first()).isVisible();
        page.getByLabel("Slow average, bars").fill("26");
        // The field goes with the dialog, so that nothing may look for it again.
        page.keyboard().press("Enter");

        done(page, "cross of bars");
        assertThat(page.locator(".summary")).containsText("1h bars of " + PastUnderTest.SPOT);
        assertThat(page.locator(".summary")).containsText("600 bars in");
        assertThat(page.locator(".plan .facts")).containsText("volume-share:open:0.025:0.1");
        assertThat(page.locator(".plan .facts")).containsText("Held when long");
        assertThat(page.locator(".costs .facts")).containsText("Before costs, at the close decided on");
        page.locator(".trips tbody a").first().click();
        Locator detail = page.locator(".detail");
        assertThat(detail).containsText("The strategy ema-cross:12:26 wanted to leave");
        assertThat(detail).containsText("the fast average crossed below the slow one");
        assertThat(detail).containsText("a strategy of bars asks no model");
        assertThat(detail).containsText("Average price");
        assertThat(opened(page)).containsText("emaFast");

        button(page, "Run again…").click();
        assertThat(page.getByLabel("Slow average, bars")).hasValue("26");
        page.getByLabel("Name").fill("whole bars");
        page.getByText("Fills, latency and fees").click();
        choose(page, "A market order pays", "Open, whatever the size");
        assertThat(page.getByLabel("Coefficient")).isHidden();
        button(page, "Start").click();
        done(page, "whole bars");
        assertThat(page.locator(".plan .facts")).containsText("whole:open");
        compare(page, "cross of bars", "whole bars");
        assertThat(page.locator("tr:has(td.marked)", new Page.LocatorOptions().setHasText("whole:open")))
                .containsText("volume-share:open:0.025:0.1");
        assertThat(complaints()).isEmpty();
    }

    private static void fill(Page page, Map<String, String> values) {
        page.getByText("Strategy values").click();
        values.forEach((key, value) -> page.getByLabel(key, new Page.GetByLabelOptions().setExact(true))
                .fill(value));
    }

    @Test
    void importedEventsAndARecordingAreRunOnComparedAndTheirDecisionsOpened() {
        Page page = signedIn(Role.QUANT);
        dialog(page, "from imports");
        choose(page, "Market", "Imported history");
        assertThat(page.getByLabel("Hours")).isHidden();
        fill(page, PastUnderTest.eager("600", "14400", "3600"));
        button(page, "Start").click();
        done(page, "from imports");
        assertThat(page.locator(".summary")).containsText("imported history");
        Locator detail = opened(page);
        assertThat(detail).containsText("PF_XBTUSD");
        assertThat(detail).containsText("CROWDED_LONGS");

        dialog(page, "from a recording");
        choose(page, "Market", "Recorded frames");
        choose(page, "Recording", PastUnderTest.RECORDING);
        fill(page, PastUnderTest.eager("3", "45", "15"));
        button(page, "Start").click();
        done(page, "from a recording");
        assertThat(page.locator(".plan .facts")).containsText(PastUnderTest.RECORDING);
        assertThat(opened(page)).containsText("fundingDrift");

        compare(page, "from imports", "from a recording");
        assertThat(page.locator(
                        "tr:has(td.marked)", new Page.LocatorOptions().setHasText("Changed funding.fastSeconds")))
                .containsText("600");
        assertThat(complaints()).isEmpty();
    }
}
