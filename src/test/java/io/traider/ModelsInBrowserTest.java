package io.traider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.console.Chromium;
import io.traider.domain.Decision;
import io.traider.domain.MemberScore;
import io.traider.domain.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model that scikit-learn trained goes through the console of the whole platform, from its file to decisions and back. */
@Tag("slow")
@Timeout(600)
class ModelsInBrowserTest {

    private static final Path TRAINED = Path.of("models/onnx/direction-logistic/1");
    private static final String STRATEGY = "funding-drift";

    @TempDir
    private Path data;

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page signedIn(PlatformUnderTest run, BrowserContext profile, String user) {
        Matcher printed = Pattern.compile("\\b" + user + "\\s+(\\S{20})\\b").matcher(run.printed());
        assertThat(printed.find()).as("a password for " + user).isTrue();
        Page page = profile.newPage();
        page.navigate(address(run, ""));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(printed.group(1));
        button(page, "Sign in").click();
        assertThat(page.locator("h1")).hasText("Dashboard");
        return page;
    }

    private static String address(PlatformUnderTest run, String view) {
        return "http://localhost:" + run.platform().consolePort() + "/" + view;
    }

    private static void bring(Page page, Path model, Path card) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(new Path[] {model, card});
    }

    /** The second version of what scikit-learn trained, and a file that was cut off on its way. */
    private Path card() throws IOException {
        String text = Files.readString(TRAINED.resolve("card.yml"));
        return Files.writeString(data.resolve("card.yml"), text.replaceFirst("version: 1", "version: 2"));
    }

    private Path cutOff() throws IOException {
        byte[] whole = Files.readAllBytes(TRAINED.resolve("model.onnx"));
        return Files.write(data.resolve("cut-off.onnx"), java.util.Arrays.copyOf(whole, whole.length / 2));
    }

    /** Models whose scores decisions of the strategy rest on, from now on. */
    private static Set<String> scorers(PlatformUnderTest run) {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        run.platform()
                .session()
                .listen((Step step) -> step.decisions().stream()
                        .filter(each -> each.signal().strategy().equals(STRATEGY))
                        .map(Decision::score)
                        .flatMap(score -> score.members().stream())
                        .map(MemberScore::model)
                        .forEach(seen::add));
        return seen;
    }

    @Test
    void aModelGoesFromItsFileIntoDecisionsAndBack() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        try (Chromium chromium = new Chromium();
                PlatformUnderTest run = PlatformUnderTest.start(data.resolve("platform"))) {
            Page quant = signedIn(run, chromium.profile(1280, ColorScheme.DARK), "quant");
            Page risk = signedIn(run, chromium.profile(390, ColorScheme.LIGHT), "risk");
            submit(run, quant);
            approve(run, quant, risk);
            judge(quant);
            promote(run, risk);
            setAndPutBack(run, quant);
            assertThat(chromium.complaints).isEmpty();
        }
    }

    private void submit(PlatformUnderTest run, Page quant) throws IOException {
        quant.navigate(address(run, "models"));
        assertThat(quant.locator(".models")).containsText("direction-1");
        bring(quant, cutOff(), card());
        assertThat(quant.locator(".upload .chip")).hasText("Refused");
        assertThat(quant.locator(".upload .problems").first()).containsText("Maybe");
        bring(quant, TRAINED.resolve("model.onnx"), card());
        assertThat(quant.locator(".upload .chip")).hasText("Passed");
        button(quant, "Submit for review").click();
        assertThat(quant.locator(".upload")).containsText("Say what the model is good for");
        quant.getByLabel("What it is good for").fill("Trained by scikit-learn, elsewhere");
        button(quant, "Submit for review").click();
        assertThat(quant).hasURL(Pattern.compile(".*/models/direction-logistic\\?version=2$"));
    }

    private static void approve(PlatformUnderTest run, Page quant, Page risk) {
        assertThat(button(quant, "Approve…")).isDisabled();
        risk.navigate(address(run, "models/direction-logistic?version=2"));
        assertThat(risk.locator(".summary")).containsText("Trained by scikit-learn, elsewhere");
        assertThat(risk.locator(".check .chip")).hasText("Passed");
        button(risk, "Approve…").click();
        button(risk, "Approve").click();
        assertThat(risk.locator(".summary .chip")).hasText("Approved, not in use");
        button(risk, "Shadow…").click();
        button(risk, "Run in shadow").click();
        assertThat(risk.locator(".summary .chip")).hasText("In the shadow of " + STRATEGY);
        risk.navigate(address(run, "strategies/" + STRATEGY));
        assertThat(risk.locator(".score")).containsText("In its shadow: direction-logistic-2");
        assertThat(risk.locator(".score")).containsText(Pattern.compile("The same signal[1-9]"));
    }

    private static void judge(Page quant) {
        assertThat(quant.locator(".summary .chip")).hasText("In the shadow of " + STRATEGY);
        button(quant, "Judge").click();
        assertThat(button(quant, "Cancel")).isVisible();
        button(quant, "Cancel").click();
        assertThat(quant.locator(".judgement")).containsText("Cancelled by quant");
    }

    private static void promote(PlatformUnderTest run, Page risk) {
        Set<String> scorers = scorers(run);
        run.await(180, "a decision by the shipped model", () -> scorers.contains("direction-1"));
        risk.navigate(address(run, "models/direction-logistic?version=2"));
        button(risk, "Promote…").click();
        button(risk, "Promote").click();
        assertThat(risk.locator(".summary .chip")).hasText("In use by " + STRATEGY);
        scorers.clear();
        run.await(180, "a decision by the new model", () -> scorers.contains("direction-logistic-2"));
        risk.navigate(address(run, "strategies/" + STRATEGY));
        button(risk, "Roll back…").click();
        risk.getByLabel("Reason").fill("To see the way back");
        button(risk, "Roll back").click();
        assertThat(risk.locator(".score table")).containsText("direction-1");
        assertThat(risk.locator(".history")).containsText("To see the way back");
        scorers.clear();
        run.await(180, "a decision by the shipped model again", () -> scorers.contains("direction-1"));
    }

    private static void setAndPutBack(PlatformUnderTest run, Page quant) {
        quant.navigate(address(run, "strategies/" + STRATEGY));
        quant.getByLabel("entryDrift").fill("99");
        button(quant, "Set").click();
        assertThat(quant.locator(".parameters")).containsText("Maybe 0 to 6 deviations.");
        quant.getByLabel("entryDrift").fill("1.5");
        button(quant, "Set").click();
        assertThat(quant.locator(".history")).containsText("definition 2");
        button(quant, "Exits only…").click();
        button(quant, "Set it").click();
        assertThat(quant.locator(".summary .chip")).hasText("Paper, exits only");
        button(quant, "Put back…").click();
        quant.getByLabel("Reason").fill("Enough seen");
        button(quant, "Put it back").click();
        assertThat(quant.locator(".summary .chip")).hasText("Paper");
        assertThat(quant.getByLabel("entryDrift")).hasValue("1.5");
    }
}
