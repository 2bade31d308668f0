package io.traider.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes pictures: {@code Shots URL FOLDER path...}. */
final class Shots {
    public static void main(String[] args) {
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync")));
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                for (int width : new int[] {1280, 390}) {
                    BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                            .setViewportSize(width, width == 390 ? 844 : 800)
                            .setTimezoneId("Europe/Berlin")
                            .setColorScheme(scheme));
                    Page page = context.newPage();
                    page.onConsoleMessage(m -> System.out.println(m.type() + " " + m.text()));
                    page.onRequestFailed(r -> System.out.println("failed " + r.url()));
                    page.onWebSocket(w -> System.out.println("ws " + w.url()));
                    for (int i = 2; i < args.length; i++) {
                        page.navigate(args[0] + args[i]);
                        page.waitForTimeout(2500);
                        String name = args[i].replaceAll("[^a-z0-9]+", "-");
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(Path.of(args[1], name + "-" + scheme.name().toLowerCase() + "-" + width + ".png")));
                    }
                    context.close();
                }
            }
        }
    }
}
