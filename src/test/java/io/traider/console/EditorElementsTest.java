package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The editor, the difference and the grid in a real browser, without the rest of the console. */
@Tag("slow")
class EditorElementsTest {

    private static final String WORDS = """
        {"global": "verdict", "facts": [
          {"name": "ProposedOrder", "meaning": "The order that is asked for.", "occurs": "once", "several": false, "properties": [
            {"name": "value", "type": "DECIMAL", "unit": "USD", "meaning": "quantity times price", "values": []},
            {"name": "reduces", "type": "YES_NO", "unit": "", "meaning": "whether it can only make the position smaller", "values": []}]},
          {"name": "Holding", "meaning": "What is held.", "properties": [
            {"name": "direction", "type": "CHOICE", "unit": "", "meaning": "of the open quantity", "choice": "Holding.Direction", "values": ["FLAT", "LONG", "SHORT"]}]},
          {"name": "StrategyParameters", "meaning": "The numbers that people tune.", "properties": [{"name": "numbers", "type": "NUMBERS"}]}],
         "actions": [{"name": "breach", "call": "verdict.breach(\\"CODE\\", \\"name\\", value);", "meaning": "Denies the order."}],
         "parameters": [{"name": "entryDrift", "unit": "", "meaning": "from which drift on it enters", "low": 0, "high": 3}]}
        """;

    private static final String RULES = """
        package rules.pretrade

        // Bounds what one order can do.
        rule "order value"
        when
            $limits : Limits()
            ProposedOrder( value > 5000, $value : value )
        then
            verdict.breach("ORDER_VALUE", "orderValue", $value);
        end
        """;

    private static Chromium chromium;
    private static UiPages pages;
    private BrowserContext profile;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        pages = new UiPages();
    }

    @AfterAll
    static void stop() {
        if (pages != null) {
            pages.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        profile.close();
        List<String> complaints = List.copyOf(chromium.complaints);
        chromium.complaints.clear();
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsWrongIsMarkedAtItsLineAndF8GoesThere() {
        Page page = editor(1280, ColorScheme.DARK);
        show(page, RULES);
        page.evaluate(
                "document.querySelector('traider-editor').problems([{line: 7, column: 20, message: \"no property is"
                        + " called 'value'\", offending: 'value > 5000', advice: 'Maybe worth', severity: 'error'}])");
        assertThat(page.locator(".cm-lintRange-error")).hasText("value > 5000");
        assertThat(page.locator(".cm-lint-marker-error")).hasCount(1);
        page.locator(".cm-content").focus();
        page.keyboard().press("F8");
        assertThat(page.locator(".cm-tooltip .problem")).containsText("no property is called 'value'");
        assertThat(page.locator(".cm-tooltip .problem")).containsText("Maybe worth");
        assertThat(page.locator(".cm-content")).hasAttribute("aria-label", "Rules. Escape, then Tab leaves.");
        assertThat(page.locator(".tok-keyword").first()).hasText("package");
        assertThat(page.locator(".tok-comment").first()).hasText("// Bounds what one order can do.");
        shot(page, "editor-problem-1280-dark");
        page.evaluate("document.querySelector('traider-editor').problems([])");
        assertThat(page.locator(".cm-lintRange-error")).hasCount(0);
    }

    @Test
    void propertiesOfTheFactAroundTheCursorAreOfferedWithUnitAndMeaning() {
        Page page = editor(1280, ColorScheme.LIGHT);
        show(page, "rule \"a\"\nwhen\n    ");
        end(page);
        page.keyboard().type("Prop");
        choose(page, "ProposedOrder");
        page.keyboard().type("va");
        assertThat(option(page, "value")).containsText("USD");
        assertThat(page.locator(".cm-completionInfo")).containsText("exact number · USD");
        assertThat(page.locator(".cm-completionInfo")).containsText("quantity times price");
        shot(page, "editor-complete-1280-light");
        page.keyboard().press("Enter");
        page.keyboard().type(" > 5, $v : value");
        page.keyboard().press("Escape");
        end(page);
        page.keyboard().type("\n    Holding( direction == ");
        page.keyboard().press("Control+Space");
        assertThat(option(page, "Holding.Direction.FLAT")).isVisible();
        page.keyboard().press("Escape");
        show(page, "rule \"a\"\nwhen\n    $p : StrategyParameters()\n    ProposedOrder( $v : value )\nthen\n    ");
        end(page);
        page.keyboard().type("verdict.");
        choose(page, "breach");
        assertThat(page.locator(".cm-content")).containsText("verdict.breach(\"\", );");
        show(page, "rule \"a\"\nwhen\n    $p : StrategyParameters()\n    ProposedOrder( value > $p.number(\"");
        end(page);
        page.keyboard().type("en");
        assertThat(option(page, "entryDrift")).isVisible();
    }

    @Test
    void whatIsTypedIsToldOnceSomebodyPausesOrLeaves() {
        Page page = editor(1280, ColorScheme.DARK);
        show(page, "one");
        end(page);
        page.keyboard().type(" two");
        page.waitForFunction("events.length === 1");
        assertThat(page.evaluate("JSON.stringify(events[0])")).isEqualTo("[\"change\",{\"text\":\"one two\"}]");
        page.keyboard().type(" three");
        page.evaluate("document.querySelector('traider-editor').show('four')");
        assertThat(page.evaluate("JSON.stringify(events.at(-1))"))
                .as("typed a moment ago")
                .isEqualTo("[\"change\",{\"text\":\"one two three\"}]");
        assertThat(page.locator(".cm-content")).hasText("four");
    }

    @Test
    void aLockedEditorShowsAndDoesNotChange() {
        Page page = editor(1280, ColorScheme.LIGHT);
        show(page, "one");
        page.evaluate("document.querySelector('traider-editor').readOnly = true");
        page.locator(".cm-content").focus();
        page.keyboard().type("x");
        assertThat(page.locator(".cm-content")).hasText("one");
        assertThat(page.evaluate("events.length")).isEqualTo(0);
    }

    @Test
    void whatDiffersIsShownBesideOrInOne() {
        for (int width : List.of(1280, 390)) {
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                Page page = page(width, scheme);
                put(page, "traider-diff", Map.of("label", "pretrade.drl"));
                page.evaluate(
                        "([a, b]) => document.querySelector('traider-diff').show(a, b, 'version 1', 'draft')",
                        List.of(
                                RULES,
                                RULES.replace("5000", "2500")
                                        .replace("rule \"order value\"", "// more\nrule \"order value\"")));
                assertThat(page.locator("traider-diff .cm-editor")).hasCount(width > 700 ? 2 : 1);
                assertThat(page.locator("traider-diff .heads")).containsText("version 1");
                assertThat(page.locator("traider-diff")).containsText("2500");
                assertThat(page.evaluate("document.querySelector('traider-diff').changes"))
                        .isEqualTo(2);
                shot(page, "diff-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
                page.evaluate("document.querySelector('traider-diff').show('a', 'a')");
                assertThat(page.locator("traider-diff")).hasText("Both say the same.");
                page.close();
            }
        }
    }

    @Test
    void theGridIsEditedByKeyboard() {
        Page page = grid(1280, ColorScheme.DARK);
        Locator grid = page.locator("traider-grid");
        cell(page, 3, 2).click();
        page.keyboard().type("7000");
        page.keyboard().press("Tab");
        page.keyboard().type("0.5");
        page.keyboard().press("Enter");
        assertThat(lines(page, 2)).isEqualTo("large,7000,0.5,LARGE_ORDER");
        assertThat(page.evaluate("events.length")).isEqualTo(2);
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        page.keyboard().type("9");
        page.keyboard().press("Escape");
        assertThat(lines(page, 3)).isEqualTo("deep,,0.25,DEEP");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertThat(lines(page, 2)).isEqualTo("large,5000,,LARGE_ORDER");
        page.keyboard().press("Control+y");
        assertThat(lines(page, 2)).isEqualTo("large,7000,,LARGE_ORDER");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(lines(page, 2)).isEqualTo("deep,,0.25,DEEP");
        grid.getByText("Add row").click();
        grid.getByText("Add column").click();
        assertThat(page.evaluate("document.querySelector('traider-grid').lines.map((l) => l.length).join()"))
                .isEqualTo("5,5,5,5,5");
        grid.getByText("Remove column").click();
        grid.getByText("Remove row").click();
        assertThat(page.evaluate("document.querySelector('traider-grid').lines.length"))
                .isEqualTo(4);
    }

    @Test
    void rangesGoToAndComeFromASpreadsheet() {
        Page page = grid(1280, ColorScheme.LIGHT);
        cell(page, 3, 1).click();
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(page.evaluate("""
            (() => { const data = new DataTransfer();
              document.activeElement.dispatchEvent(new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
              return data.getData('text/plain'); })()\
            """)).isEqualTo("large\t5000\ndeep\t");
        cell(page, 4, 2).click();
        page.evaluate("""
            (() => { const data = new DataTransfer(); data.setData('text/plain', '1\\t2\\r\\n3\\t4\\r\\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
            })()\
            """);
        assertThat(lines(page, 3)).isEqualTo("deep,1,2,DEEP");
        assertThat(lines(page, 4)).isEqualTo(",3,4,");
        page.keyboard().press("Delete");
        assertThat(lines(page, 3)).isEqualTo("deep,,2,DEEP");
    }

    @Test
    void whatIsWrongWithACellIsSaidAtIt() {
        for (int width : List.of(1280, 390)) {
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                Page page = grid(width, scheme);
                page.evaluate("document.querySelector('traider-grid').problems([{line: 3, column: 2,"
                        + " message: \"'5,000' is no number\", advice: 'Maybe write it like 5000'}])");
                page.evaluate("document.querySelector('traider-grid').go(3, 2)");
                assertThat(cell(page, 3, 2)).hasAttribute("aria-invalid", "true");
                assertThat(page.locator(".note-of-cell")).hasText("'5,000' is no number. Maybe write it like 5000");
                shot(page, "grid-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
                page.close();
            }
        }
    }

    @Test
    void whatIsTypedIntoACellOutlivesACheckAndIsSaidBeforeAnotherTextComes() {
        Page page = grid(1280, ColorScheme.LIGHT);
        cell(page, 3, 2).dblclick();
        page.keyboard().press("Control+a");
        page.keyboard().type("70");
        page.evaluate("document.querySelector('traider-grid').problems([{line: 4, column: 3, message: 'too much'}])");
        page.keyboard().type("00");
        assertThat(cell(page, 4, 3)).hasAttribute("aria-invalid", "true");
        page.evaluate("document.querySelector('traider-grid').show([['fact'], ['property'], ['other']])");
        assertThat((String) page.evaluate("events.at(-1)[1].lines[2].join()")).isEqualTo("large,7000,,LARGE_ORDER");
        assertThat(lines(page, 2)).isEqualTo("other");
    }

    @Test
    void givenColumnsStayWhatTheyAre() {
        Page page = page(1280, ColorScheme.LIGHT);
        put(page, "traider-grid", Map.of("label", "Limits", "head", "1", "fixed", ""));
        page.evaluate("document.querySelector('traider-grid').show([['from', 'most'], ['2026-01-01', '5']])");
        assertThat(page.getByText("Add row")).isVisible();
        assertThat(page.getByText("Add column")).hasCount(0);
        cell(page, 1, 2).dblclick();
        page.keyboard().type("x");
        page.keyboard().press("Delete");
        assertThat(lines(page, 0)).isEqualTo("from,most");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Delete");
        assertThat(lines(page, 1)).isEqualTo("2026-01-01,");
    }

    @Test
    void theElementsAreAccessible() {
        Page page = grid(1280, ColorScheme.LIGHT);
        put(page, "traider-editor", Map.of("label", "Rules", "language", "drl"));
        show(page, RULES);
        put(page, "traider-diff", Map.of("label", "pretrade.drl"));
        page.evaluate("document.querySelector('traider-diff').show('a', 'b', 'version 1', 'draft')");
        page.evaluate(InBrowser.axe());
        assertThat(page.evaluate(
                        "axe.run(document, {preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']}).then((r) =>"
                                + " r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 120) +"
                                + " ' ' + n.failureSummary).join('; ')).join('\\n"
                                + "'))"))
                .isEqualTo("");
    }

    private Page editor(int width, ColorScheme scheme) {
        Page page = page(width, scheme);
        put(page, "traider-editor", Map.of("label", "Rules", "language", "drl"));
        page.evaluate("(words) => (document.querySelector('traider-editor').vocabulary = JSON.parse(words))", WORDS);
        return page;
    }

    private Page grid(int width, ColorScheme scheme) {
        Page page = page(width, scheme);
        put(page, "traider-grid", Map.of("label", "Thin books", "head", "2"));
        page.evaluate("""
            document.querySelector('traider-grid').show([
              ['fact', 'ProposedOrder', 'ProposedOrder', 'then'], ['property', 'value', 'shareOfDepth', 'code'],
              ['large', '5000', '', 'LARGE_ORDER'], ['deep', '', '0.25', 'DEEP']])\
            """);
        return page;
    }

    private Page page(int width, ColorScheme scheme) {
        if (profile != null) {
            profile.close();
        }
        profile = chromium.profile(width, scheme);
        Page page = profile.newPage();
        page.navigate(pages.address());
        page.waitForSelector("body[data-ready]");
        return page;
    }

    private static void put(Page page, String tag, Map<String, String> attributes) {
        page.evaluate("([tag, attributes]) => put(tag, attributes, ['change'])", List.of(tag, attributes));
    }

    private static void show(Page page, String text) {
        page.evaluate("(text) => document.querySelector('traider-editor').show(text)", text);
    }

    private static void end(Page page) {
        page.locator(".cm-content").focus();
        page.keyboard().press("Control+End");
    }

    private static Locator option(Page page, String label) {
        return page.locator(".cm-tooltip-autocomplete li[aria-selected], .cm-tooltip-autocomplete li")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first();
    }

    /** A list that has just come up does not take a key that was meant for the text. */
    private static void choose(Page page, String label) {
        assertThat(option(page, label)).isVisible();
        page.waitForTimeout(150);
        page.keyboard().press("Enter");
    }

    private static Locator cell(Page page, int row, int column) {
        return page.locator("traider-grid tr:nth-child(" + row + ") > :nth-child(" + column + ")");
    }

    private static String lines(Page page, int line) {
        return (String) page.evaluate("(line) => document.querySelector('traider-grid').lines[line].join()", line);
    }

    /** A picture for people, where they ask for one: {@code -Dtraider.pictures=DIR}. */
    private static void shot(Page page, String name) {
        String folder = System.getProperty("traider.pictures");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
