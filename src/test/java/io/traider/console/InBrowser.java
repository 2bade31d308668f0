package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.backtest.desk.SmallWorkshop;
import io.traider.domain.Role;
import io.traider.journal.PostgresUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The console on a real session, and a real browser before it; both are started once for all tests that use them. */
@ExtendWith(InBrowser.Starter.class)
abstract class InBrowser {

    /** The views by their addresses, and what they are called. */
    static final Map<String, String> VIEWS = views();

    private static Setting setting;

    private final List<AutoCloseable> toClose = new ArrayList<>();

    private static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("", "Dashboard");
        views.put("markets", "Markets");
        views.put("orders", "Orders and fills");
        views.put("decisions", "Decisions");
        views.put("alerts", "Alerts");
        views.put("rules", "Rules");
        views.put("models", "Models");
        views.put("strategies", "Strategies");
        views.put("parity", "Parity");
        views.put("backtests", "Backtests");
        views.put("system", "System");
        return views;
    }

    /** What is closed when the last test is through. */
    private static final class Setting implements AutoCloseable {
        private final Chromium chromium = new Chromium();
        private final ConsoleUnderTest console = new ConsoleUnderTest(PostgresUnderTest.open(), 0);
        private final Map<String, BrowserContext> signedIn = new HashMap<>();

        @Override
        public void close() {
            chromium.close();
            console.close();
        }
    }

    static final class Starter implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            setting = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Setting.class, key -> started(), Setting.class);
        }

        private static Setting started() {
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            Setting fresh = new Setting();
            fresh.console.desk.start(SmallWorkshop.minutes("first", 1, 1), "quant");
            waitFor(
                    "a few decisions",
                    () -> fresh.console.session.metrics().counts().decisions() > 3);
            return fresh;
        }
    }

    @AfterEach
    void closePages() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        setting.chromium.complaints.clear();
    }

    static ConsoleUnderTest console() {
        return setting.console;
    }

    /** What pages complained about in this test. */
    static List<String> complaints() {
        return setting.chromium.complaints;
    }

    /** A page of somebody who was never here. */
    final Page stranger() {
        BrowserContext profile = setting.chromium.profile(1280, ColorScheme.LIGHT);
        toClose.add(profile);
        return profile.newPage();
    }

    final Page signedIn(Role role) {
        return signedIn(role, 1280, ColorScheme.DARK);
    }

    final Page signedIn(Role role, int width, ColorScheme scheme) {
        Page page = setting.signedIn
                .computeIfAbsent(role + " " + width + scheme, key -> profile(role, width, scheme))
                .newPage();
        toClose.add(page);
        load(page, "");
        return page;
    }

    private static BrowserContext profile(Role role, int width, ColorScheme scheme) {
        BrowserContext profile = setting.chromium.profile(width, scheme);
        Page page = profile.newPage();
        page.navigate(console().address());
        signIn(page, ConsoleUnderTest.name(role), ConsoleUnderTest.PASSWORD);
        assertThat(page.locator("h1")).hasText("Dashboard");
        page.close();
        return profile;
    }

    static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** Loads a view anew, as when its address is typed. */
    static void load(Page page, String view) {
        page.navigate(console().address() + "/" + view);
        assertThat(page.locator("h1")).hasText(VIEWS.get(view));
    }

    /** Opens a view from within the console. */
    static void open(Page page, String view) {
        go(page, view);
        assertThat(page.locator("h1")).hasText(VIEWS.get(view));
    }

    /** Goes to an address as a link in the page does, which takes a fifth of the time that loading it does. */
    static void go(Page page, String place) {
        page.evaluate("""
            place => {
              const link = document.createElement("a");
              link.href = place;
              document.body.append(link);
              link.click();
              link.remove();
            }\
            """, "/" + place);
        page.waitForURL(url -> url.endsWith("/" + place));
        page.waitForFunction(
                "Object.values(Vaadin.Flow.clients).every(client => !client.isActive || !client.isActive())");
    }

    static void waitFor(String what, BooleanSupplier condition) {
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

    /** The accessibility checker, as a script for a page. */
    static String axe() {
        try (InputStream script = InBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
