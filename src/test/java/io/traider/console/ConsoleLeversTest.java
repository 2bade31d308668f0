package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Role;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people can do, and who cannot. */
@Tag("slow")
class ConsoleLeversTest extends InBrowser {

    @Test
    void theKillSwitchAsksForAReasonAndTakesEffect() {
        Page page = signedIn(Role.RISK_OFFICER);
        open(page, "system");
        Locator dialog = page.locator("vaadin-dialog");
        page.getByText("Stop trading…").click();
        button(dialog, "Stop trading").click();
        assertThat(dialog.getByText("Say why.")).isVisible();
        assertThat(console().session.state().switches()).isEmpty();

        dialog.getByLabel("Reason").fill("test of the brakes");
        button(dialog, "Stop trading").click();
        assertThat(page.locator(".note.killed"))
                .containsText("Everything is stopped by risk_officer: test of the brakes");
        assertThat(console().session.state().switches())
                .extracting(KillSwitch::scope, KillSwitch::by)
                .containsExactly(Tuple.tuple(KillScope.ALL, "risk_officer"));

        page.getByLabel("Release the kill switch on everything").click();
        dialog.getByLabel("Reason").fill("brakes work");
        button(dialog, "Release").click();
        assertThat(page.locator(".note.killed")).isHidden();
        assertThat(console().session.state().switches()).isEmpty();
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

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Order open() {
        return console().session.state().workingOrders().stream()
                .filter(order -> order.status() == OrderStatus.OPEN)
                .findFirst()
                .orElse(null);
    }
}
