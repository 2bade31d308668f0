package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.domain.Role;
import io.traider.parity.Recorded;
import io.traider.release.Content;
import io.traider.release.Draft;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import io.traider.release.ReleaseRefused;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules and limits in a browser: from a draft to what is in force and back, by two people. */
@Tag("slow")
class ConsoleRulesTest extends InBrowser {

    private static final ReleaseKey PRETRADE = ReleaseKey.rules("pretrade");
    private static final ReleaseKey DRIFT = ReleaseKey.rules("funding-drift");
    private static final ReleaseKey HARVEST = ReleaseKey.rules("funding-harvest");
    private static final ReleaseKey RISK = ReleaseKey.rules("risk");
    private static final ReleaseKey PAPER = ReleaseKey.limits("paper");

    private static ReleaseDesk desk() {
        return console().releases;
    }

    @AfterEach
    void noDraftStays() {
        for (ReleaseKey key : List.of(PRETRADE, DRIFT, HARVEST, RISK, PAPER)) {
            Draft draft = desk().draft(key);
            if (draft.begun()) {
                desk().discard(key, draft.revision(), "test");
            }
        }
    }

    private static void openPart(Page page, ReleaseKey key, String part) {
        go(page, Releases.address(key, part));
        assertThat(page.locator(".parts a[aria-current=page]")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Puts the cursor at the end of the open editor's text and types. */
    private static void type(Page page, String text) {
        page.locator(".part:visible traider-editor .cm-content").first().click();
        page.keyboard().press("Control+End");
        page.keyboard().insertText(text);
    }

    private static void saved(Page page) {
        assertThat(page.locator("traider-draft[data-state=saved]")).containsText("Saved by");
    }

    private static void say(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    @Test
    void aChangeGoesFromADraftIntoForceAndBackByTwoPeople() {
        Page author = signedIn(Role.RISK_OFFICER);
        author.keyboard().press("g");
        author.keyboard().press("r");
        assertThat(author.locator("h1")).hasText("Rules");
        author.locator(".packs tr[data-key='rules:pretrade'] a").click();
        assertThat(author.locator(".summary h2")).hasText("Pretrade rules");

        type(
                author,
                "\nrule \"broken\"\nwhen\n    Bok( valid == false )\nthen\n    verdict.breach(\"BROKEN\");\nend\n");
        assertThat(author.locator(".problems li").first()).containsText("Bok");
        assertThat(author.locator(".problems button").first()).hasText(Pattern.compile("pretrade\\.drl:[0-9]+"));
        assertThat(author.locator(".cm-lint-marker-error").first()).isVisible();
        author.keyboard().press("Control+s");
        saved(author);
        assertThat(desk().draft(PRETRADE).content().files().get("pretrade.drl")).contains("Bok");

        author.keyboard().press("Control+z");
        assertThat(author.locator(".problems li")).hasCount(0);
        type(author, "\n// Reviewed each quarter.\n");
        // What was typed a moment ago is checked too.
        button(author, "Check").first().click();
        assertThat(author.locator(".part:visible .check .chip")).hasText("May be submitted");
        assertThat(author.locator(".scenarios .state.good").first()).hasText("Passed");
        button(author, "Submit for review…").click();
        say(author, "What changes, and why", "A note of how often it is reviewed");
        button(author, "Submit").click();

        assertThat(author.locator(".part:visible").first())
                .containsText("You wrote on this version, so somebody else has to review it");
        assertThat(button(author, "Approve")).hasCount(0);
        int number = desk().find(PRETRADE).orElseThrow().summary().inReview();
        assertThatThrownBy(() -> desk().review(PRETRADE, number, true, "fine", "risk_officer"))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ReleaseRefused.Code.SELF_REVIEW));

        Page reviewer = signedIn(Role.ADMIN);
        openPart(reviewer, PRETRADE, "review");
        assertThat(reviewer.locator("traider-diff")).containsText("Reviewed each quarter.");
        assertThat(reviewer.locator(".scenarios .state.good").first()).hasText("Passed");
        say(reviewer, "Comment", "Agreed");
        button(reviewer, "Approve").click();
        button(reviewer, "Publish version " + number + "…").click();
        button(reviewer, "Publish").click();
        assertThat(reviewer.locator(".summary .about")).containsText("version " + number + ", put there by admin");

        openPart(author, PRETRADE, "versions");
        assertThat(author.locator("traider-table[aria-label=Versions] tr[data-key='" + number + "'] .state"))
                .hasText("In force");
        author.getByLabel("Compare version 1").check();
        author.getByLabel("Compare version " + number).check();
        button(author, "Compare two").click();
        assertThat(author.locator("traider-diff:visible")).containsText("Reviewed each quarter.");
        button(author, "Roll back to version 1").click();
        say(author, "Reason", "The note belongs elsewhere");
        button(author, "Roll back").click();
        assertThat(author.locator(".summary .about")).containsText("version 1, put there by risk_officer");
        assertThat(author.locator("traider-table[aria-label=Publications]")).containsText("The note belongs elsewhere");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void twoWhoWriteOnOneDraftSeeBothTextsAndNoneIsLost() {
        Page first = signedIn(Role.RISK_OFFICER);
        openPart(first, HARVEST, "draft");
        type(first, "\n// first\n");
        saved(first);
        Page second = signedIn(Role.QUANT);
        openPart(second, HARVEST, "draft");
        assertThat(second.locator("traider-editor .cm-content").first()).isVisible();
        // What the other saves while this one writes.
        second.context().setOffline(true);
        type(second, "\n// second\n");
        assertThat(second.locator("traider-draft[data-state=offline]")).hasText("Offline: kept in this browser");
        String file = "funding-harvest.drl";
        somebodyElseSaves(HARVEST, file, text -> text + "// third\n");
        second.context().setOffline(false);
        Locator dialog = second.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Two texts of one draft");
        assertThat(dialog).containsText("// third");
        assertThat(dialog).containsText("// second");
        button(second, "Merge by hand").click();
        assertThat(button(second, "Use the merged text")).isVisible();
        dialog.locator("traider-editor .cm-content").click();
        second.keyboard().press("Control+End");
        second.keyboard().type("// third and second");
        button(second, "Use the merged text").click();
        saved(second);
        waitFor(
                "the merged text",
                () -> desk().draft(HARVEST).content().files().get(file).contains("// third and second"));
        assertThat(desk().draft(HARVEST).authors()).contains("risk_officer", "quant");
    }

    private static void somebodyElseSaves(ReleaseKey key, String file, UnaryOperator<String> change) {
        Draft draft = desk().draft(key);
        String text = draft.content().files().get(file);
        desk().save(key, draft.content().with(file, change.apply(text)), draft.revision(), "risk_officer");
    }

    @Test
    void whatIsTypedInTheMomentWhenAnotherTextComesIsNotSavedOverIt() {
        Page page = signedIn(Role.QUANT);
        openPart(page, HARVEST, "draft");
        assertThat(page.locator("traider-editor .cm-content").first()).isVisible();
        // An editor that waits much longer than anybody would before it says what was typed.
        page.evaluate("const wait = setTimeout;"
                + " window.setTimeout = (act, millis, ...more) => wait(act, millis === 150 ? 60000 : millis, ...more)");
        type(page, "\n// mine\n");
        String file = "funding-harvest.drl";
        somebodyElseSaves(HARVEST, file, text -> text + "\n// theirs\n");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("// theirs");
        assertThat(dialog).containsText("// mine");
        assertThat(desk().draft(HARVEST).content().files().get(file)).contains("// theirs");
        button(page, "Keep mine on top").click();
        saved(page);
        waitFor(
                "what was kept on top",
                () -> desk().draft(HARVEST).content().files().get(file).contains("// mine"));
    }

    @Test
    void aCellThatIsOpenWhenAnotherTextComesIsNotSavedOverItEither() {
        Page page = signedIn(Role.RISK_OFFICER);
        openPart(page, PAPER, "draft");
        fillCell(page, "1500");
        somebodyElseSaves(
                PAPER, Content.LIMITS, text -> text.replaceFirst("maxOrderValue: [0-9]+", "maxOrderValue: 1700"));
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("maxOrderValue: 1700");
        assertThat(dialog).containsText("maxOrderValue: 1500");
        button(page, "Take theirs").click();
        assertThat(page.locator("traider-grid tr").nth(1).locator("td").first()).hasText("1700");
        saved(page);
        assertThat(desk().draft(PAPER).content().files().get(Content.LIMITS)).contains("maxOrderValue: 1700");
    }

    @Test
    void whatIsEditedInAGridWithoutAConnectionIsOfferedNextTime() {
        Page page = signedIn(Role.RISK_OFFICER);
        openPart(page, PAPER, "draft");
        assertThat(page.locator("traider-grid tr").nth(1)).isVisible();
        page.context().setOffline(true);
        fillCell(page, "1600");
        page.keyboard().press("Enter");
        assertThat(page.locator("traider-draft[data-state=offline]")).hasText("Offline: kept in this browser");
        page.close();
        page.context().setOffline(false);
        Page again = signedIn(Role.RISK_OFFICER);
        openPart(again, PAPER, "draft");
        assertThat(again.getByRole(AriaRole.DIALOG)).containsText("maxOrderValue: 1600");
        button(again, "Use what was kept").click();
        saved(again);
        assertThat(desk().draft(PAPER).content().files().get(Content.LIMITS)).contains("maxOrderValue: 1600");
    }

    /** Types into the first cell of the grid that is a number, and leaves it open. */
    private static void fillCell(Page page, String text) {
        page.locator("traider-grid tr").nth(1).locator("td").first().dblclick();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    @Test
    void anEmergencyIsLoudOnEveryPageUntilSomebodyElseReviewedIt() {
        Page author = signedIn(Role.RISK_OFFICER);
        openPart(author, DRIFT, "draft");
        type(author, "\n// At once.\n");
        saved(author);
        button(author, "Emergency…").click();
        say(author, "Type funding-drift to confirm", "funding");
        button(author, "Publish unreviewed").click();
        assertThat(author.getByText("Say why it cannot wait").first()).isVisible();
        say(author, "Reason", "Rates come with the wrong sign");
        button(author, "Publish unreviewed").click();
        assertThat(author.getByText("That is not the name.").first()).isVisible();
        say(author, "Type funding-drift to confirm", "funding-drift");
        button(author, "Publish unreviewed").click();
        assertThat(author.locator(".summary .banner")).containsText("nobody has reviewed it");

        Page reader = signedIn(Role.VIEWER);
        assertThat(reader.locator(".note.killed")).containsText("EMERGENCY, UNREVIEWED");
        open(reader, "rules");
        assertThat(reader.locator("tr[data-key='rules:funding-drift'] .state")).hasText("EMERGENCY, UNREVIEWED");

        Page reviewer = signedIn(Role.ADMIN);
        openPart(reviewer, DRIFT, "review");
        button(reviewer, "Approve").click();
        assertThat(reviewer.locator(".note.killed:visible")).hasCount(0);
        assertThat(reader.locator(".note.killed:visible")).hasCount(0);
    }

    @Test
    void limitsAreEditedAsAGridAndCheckedAsTheyAreTyped() {
        Page page = signedIn(Role.RISK_OFFICER);
        openPart(page, PAPER, "draft");
        fillCell(page, "-1");
        page.keyboard().press("Enter");
        assertThat(page.locator(".problems li").first()).containsText("maxOrderValue");
        fillCell(page, "1500");
        page.keyboard().press("Enter");
        assertThat(page.locator(".problems:not(.warnings) li")).hasCount(0);
        saved(page);
        waitFor(
                "the limit to be saved",
                () -> desk().draft(PAPER).content().files().get(Content.LIMITS).contains("maxOrderValue: 1500"));
        assertThat(complaints()).isEmpty();
    }

    @Test
    void alertsThatADraftWouldRaiseAreRowsOfItsSimulationAndExplainBothSides() {
        Recorded.into(console().database, 60);
        somebodyElseSaves(RISK, "risk.drl", text -> text.replace("leverage >= $t", "1000000 * leverage >= $t"));
        Page page = signedIn(Role.RISK_OFFICER);
        openPart(page, RISK, "simulation");
        say(page, "From (UTC)", "2026-01-01 00:00");
        say(page, "To (UTC)", "2026-01-01 00:05");
        button(page, "Simulate").click();
        Locator rows = page.locator("traider-table[aria-label='Alerts of one side alone'] tbody tr");
        assertThat(rows.first()).containsText("Would be raised");
        assertThat(rows.first()).containsText("LEVERAGE");
        assertThat(rows.first().locator("td").first()).hasText(Pattern.compile("01 Jan \\d\\d:00:\\d\\d"));
        assertThat(button(page, "Replay in any case")).hasCount(0);
        rows.first().locator("button").click();
        Locator sides = page.locator(".part.two .panel");
        assertThat(sides).hasCount(2);
        assertThat(sides.first()).containsText("As it was");
        assertThat(sides.first()).containsText("leverage");
        assertThat(sides.last()).containsText("As it would be");
        assertThat(sides.last()).containsText("Facts that the rules were shown");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void whoMayOnlyReadSeesNoButtonsAndCanTypeNothing() {
        Page page = signedIn(Role.AUDITOR);
        openPart(page, PRETRADE, "draft");
        assertThat(page.locator("traider-editor .cm-content").first()).hasAttribute("aria-readonly", "true");
        assertThat(page.locator(".summary vaadin-button")).hasCount(0);
        page.getByLabel("Search the vocabulary").fill("USD");
        assertThat(page.locator(".vocabulary dt code").first()).hasText("maxOrderValue");
        assertThat(page.locator(".vocabulary dt code", new Page.LocatorOptions().setHasText("ageMillis")))
                .hasCount(0);
    }

    @ParameterizedTest
    @Tag("thorough")
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void everyPartIsWholeAndAccessibleInTheOtherTheme(int width, ColorScheme scheme) {
        everyPartIsWholeAndAccessible(width, scheme);
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "390, LIGHT"})
    void everyPartIsWholeAndAccessible(int width, ColorScheme scheme) {
        Content text = desk().draft(PRETRADE).content();
        desk().save(
                        PRETRADE,
                        text.with(
                                "pretrade.drl", text.files().get("pretrade.drl").replaceFirst("Book\\(", "Bok(")),
                        desk().draft(PRETRADE).revision(),
                        "risk_officer");
        desk().check(PRETRADE, "risk_officer");
        Page page = signedIn(Role.RISK_OFFICER, width, scheme);
        for (String part :
                List.of("draft", "tables", "scenarios", "check", "simulation", "review", "shadow", "versions", "use")) {
            openPart(page, PRETRADE, part);
            page.waitForTimeout(700);
            whole(page, part, width);
        }
        openPart(page, PAPER, "draft");
        page.locator("traider-grid tr").nth(1).waitFor();
        whole(page, "limits", width);
        go(page, "rules/vocabulary/strategy");
        page.locator(".vocabulary dt").first().waitFor();
        whole(page, "vocabulary", width);
        assertThat(complaints()).isEmpty();
    }

    private static void whole(Page page, String what, int width) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(what + " scrolls sideways at " + width)
                .isZero();
        ConsoleViewsTest.checkAccessibility(page, what);
    }

    @Test
    void rolesMayWhatTheOfficersGuideSays() {
        assertThat(roles(Right.WRITE_RULES)).containsExactlyInAnyOrder(Role.RISK_OFFICER);
        assertThat(roles(Right.WRITE_STRATEGIES)).containsExactlyInAnyOrder(Role.RISK_OFFICER, Role.QUANT);
        assertThat(roles(Right.REVIEW_RULES)).containsExactlyInAnyOrder(Role.RISK_OFFICER, Role.ADMIN);
        assertThat(roles(Right.PUBLISH_RULES)).containsExactlyInAnyOrder(Role.RISK_OFFICER, Role.ADMIN);
        assertThat(roles(Right.PUBLISH_UNREVIEWED)).containsExactlyInAnyOrder(Role.RISK_OFFICER);
    }

    private static List<Role> roles(Right right) {
        return List.of(Role.values()).stream().filter(right::isOf).toList();
    }
}
