package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.traider.domain.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replays of recorded days in a browser. */
@Tag("slow")
class ConsoleParityTest extends InBrowser {

    private static Locator replay(Page page) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replay").setExact(true));
    }

    @Test
    void aReplayThatDiffersIsSaidOnEveryPageAndLedTo() {
        Page page = signedIn(Role.VIEWER);
        Locator note = page.locator(".note.differs");
        assertThat(note).containsText("The replay of 2026-01-03 differs from what was recorded, because of model.");
        note.getByText("Details").click();
        assertThat(page.locator("h1")).hasText("Parity");
        Locator row = page.locator(".parity tbody tr").filter(new Locator.FilterOptions().setHasText("2026-01-03"));
        assertThat(row).containsText("Different: model");
        assertThat(row).containsText("input 4711");
        assertThat(page.locator(".parity tbody tr").filter(new Locator.FilterOptions().setHasText("2026-01-02")))
                .containsText("Identical");
        assertThat(page.locator(".parity traider-chart canvas").first()).isVisible();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void whoMayReplaysADayAndSeesItsResult() {
        Page page = signedIn(Role.QUANT);
        open(page, "parity");
        page.getByLabel("Day to replay").fill("2025-06-01");
        replay(page).click();
        Locator row = page.locator(".parity tbody tr").filter(new Locator.FilterOptions().setHasText("2025-06-01"));
        assertThat(row.first()).containsText("Nothing recorded");
        assertThat(row.first()).containsText("quant");
        assertThat(page.locator(".note.differs")).isVisible();
    }

    @Test
    void whoMayNotHasNoButton() {
        Page page = signedIn(Role.VIEWER);
        open(page, "parity");
        assertThat(page.locator(".parity tbody tr").first()).isVisible();
        assertThat(replay(page)).hasCount(0);
    }
}
