package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.domain.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands around the views: keys, theme, connection, and pages that are gone. */
@Tag("slow")
class ConsoleFrameTest extends InBrowser {

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
        load(page, "system");
        assertThat(ground(page)).isEqualTo("rgb(243, 245, 248)");
        page.evaluate("localStorage.clear()");
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
    void pagesThatWereClosedAreForgotten() {
        Page page = signedIn(Role.AUDITOR);
        Live live = console().bean(Live.class);
        int listeners = live.listeners();
        for (int i = 0; i < 8; i++) {
            load(page, List.copyOf(VIEWS.keySet()).get(i % VIEWS.size()));
        }
        page.navigate("about:blank");
        waitFor("all pages to be forgotten", () -> live.listeners() < listeners);
    }

    private static String ground(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
