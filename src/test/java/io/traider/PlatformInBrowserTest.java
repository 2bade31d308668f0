package io.traider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.traider.console.Chromium;
import io.traider.domain.Decision;
import io.traider.domain.MemberScore;
import io.traider.domain.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The console of the whole platform: a model that scikit-learn trained from its file to decisions and back, rules in a shadow. */
@Tag("slow")
@Tag("thorough")
@Timeout(600)
class PlatformInBrowserTest {

    private static final Path TRAINED = Path.of("models/onnx/direction-logistic/1");
    private static final String STRATEGY = "funding-drift";

    @TempDir
    private static Path data;

    private static Chromium chromium;
    private static PlatformUnderTest run;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        chromium = new Chromium();
        run = PlatformUnderTest.start(data.resolve("platform"));
    }

    @AfterAll
    static void stop() {
        if (run != null) {
            run.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses the strategy that the dialog asks for. */
    private static void forStrategy(Page page) {
        page.locator("vaadin-dialog vaadin-select").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(STRATEGY).setExact(true))
                .click();
    }

    private static Page signedIn(BrowserContext profile, String user) {
        Matcher printed = Pattern.compile("\\b" + user + "\\s+(\\S{20})\\b").matcher(run.printed());
        assertThat(printed.find()).as("a password for " + user).isTrue();
        Page page = profile.newPage();
        page.navigate(address(""));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(printed.group(1));
        button(page, "Sign in").click();
        assertThat(page.locator("h1")).hasText("Dashboard");
        return page;
    }

    private static String address(String view) {
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
    private static Set<String> scorers() {
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
        try (BrowserContext wide = chromium.profile(1280, ColorScheme.DARK);
                BrowserContext narrow = chromium.profile(390, ColorScheme.LIGHT)) {
            Page quant = signedIn(wide, "quant");
            Page risk = signedIn(narrow, "risk");
            submit(quant);
            approve(quant, risk);
            judge(quant);
            promote(risk);
            setAndPutBack(quant);
        }
        assertThat(chromium.complaints).isEmpty();
    }

    /** A draft of the strategy's rules that give another reason, approved; by way of the API. */
    private static void approved(String pack) throws IOException, InterruptedException {
        Api risk = Api.of(run, data.resolve("platform"), "risk");
        Api admin = Api.of(run, data.resolve("platform"), "admin");
        String text = Files.readString(Path.of("src/main/resources/rules/strategy/" + pack + ".drl"))
                .replace("\"CROWDED_", "\"MOBBED_");
        String scenarios = Files.readString(Path.of("src/main/resources/rules/strategy/" + pack + ".scenarios.yml"))
                .replace("CROWDED_", "MOBBED_");
        String save = "mutation($text: String!, $base: Long!, $file: String) { saveRuleDraft(pack: \"" + pack
                + "\", text: $text, baseVersion: $base, file: $file) { revision } }";
        int revision = risk.ask(save, Map.of("text", text, "base", 0))
                .at("/saveRuleDraft/revision")
                .asInt();
        risk.ask(save, Map.of("text", scenarios, "base", revision, "file", "scenarios.yml"));
        risk.ask("mutation { submitRuleDraft(pack: \"" + pack + "\", comment: \"Other words\") { number } }", Map.of());
        admin.ask("mutation { reviewRuleDraft(pack: \"" + pack + "\", decision: APPROVE) { number } }", Map.of());
    }

    @Test
    void rulesInAShadowAreHeldAgainstThoseInForce() throws IOException, InterruptedException {
        approved(STRATEGY);
        try (BrowserContext wide = chromium.profile(1280, ColorScheme.DARK)) {
            Page risk = signedIn(wide, "risk");
            risk.navigate(address("rules/pack/" + STRATEGY + "/shadow"));
            assertThat(risk.locator(".opened-part")).containsText("No version runs in shadow.");
            button(risk, "Run version 2 in shadow").click();
            assertThat(risk.locator(".opened-part")).containsText("2, begun by risk");
            Locator apart = risk.locator(".opened-part tbody tr").first();
            assertThat(apart).containsText("MOBBED_", new LocatorAssertions.ContainsTextOptions().setTimeout(180_000));
            assertThat(apart).containsText("CROWDED_");
            button(risk, "End the shadow").click();
            assertThat(risk.locator(".opened-part")).containsText("No version runs in shadow.");
        }
        assertThat(chromium.complaints).isEmpty();
    }

    private void submit(Page quant) throws IOException {
        quant.navigate(address("models"));
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

    private static void approve(Page quant, Page risk) {
        assertThat(button(quant, "Approve…")).isDisabled();
        risk.navigate(address("models/direction-logistic?version=2"));
        assertThat(risk.locator(".summary")).containsText("Trained by scikit-learn, elsewhere");
        assertThat(risk.locator(".check .chip")).hasText("Passed");
        button(risk, "Approve…").click();
        button(risk, "Approve").click();
        assertThat(risk.locator(".summary .chip")).hasText("Approved, not in use");
        button(risk, "Shadow…").click();
        forStrategy(risk);
        button(risk, "Run in shadow").click();
        assertThat(risk.locator(".summary .chip")).hasText("In the shadow of " + STRATEGY);
        risk.navigate(address("strategies/" + STRATEGY));
        assertThat(risk.locator(".score")).containsText("In its shadow: direction-logistic-2");
        assertThat(risk.locator(".score")).containsText(Pattern.compile("The same signal[1-9]"));
    }

    private static void judge(Page quant) {
        assertThat(quant.locator(".summary .chip")).hasText("In the shadow of " + STRATEGY);
        assertThat(quant.locator(".judgement")).containsText("asked for by quant");
        quant.locator(".judgement vaadin-select").click();
        quant.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(STRATEGY).setExact(true))
                .click();
        assertThat(quant.locator(".judgement")).containsText("Not judged for this strategy yet.");
        button(quant, "Judge").click();
        assertThat(button(quant, "Cancel")).isVisible();
        button(quant, "Cancel").click();
        assertThat(quant.locator(".judgement")).containsText("Cancelled by quant");
    }

    private static void promote(Page risk) {
        Set<String> scorers = scorers();
        run.await(180, "a decision by the shipped model", () -> scorers.contains("direction-1"));
        risk.navigate(address("models/direction-logistic?version=2"));
        button(risk, "Promote…").click();
        forStrategy(risk);
        button(risk, "Promote").click();
        assertThat(risk.locator(".summary .chip")).hasText("In use by " + STRATEGY);
        scorers.clear();
        run.await(180, "a decision by the new model", () -> scorers.contains("direction-logistic-2"));
        risk.navigate(address("strategies/" + STRATEGY));
        button(risk, "Roll back…").click();
        risk.getByLabel("Reason").fill("To see the way back");
        button(risk, "Roll back").click();
        assertThat(risk.locator(".score table")).containsText("direction-1");
        assertThat(risk.locator(".history")).containsText("To see the way back");
        scorers.clear();
        run.await(180, "a decision by the shipped model again", () -> scorers.contains("direction-1"));
    }

    private static void setAndPutBack(Page quant) {
        quant.navigate(address("strategies/" + STRATEGY));
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

    private static void strategy(String... arguments) {
        StringWriter err = new StringWriter();
        String[] all =
                Stream.concat(Stream.of("strategy"), Stream.of(arguments)).toArray(String[]::new);
        int exit = Traider.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(all);
        assertThat(exit).as(String.join(" ", all) + ": " + err).isZero();
    }

    /** A strategy of somebody else, signed. */
    private static Path packaged(Path key) {
        Path file = data.resolve("breakout.traider");
        strategy("key", "new", key.toString());
        strategy("new", "breakout", "--dir=" + data.resolve("breakout"));
        strategy(
                "export",
                data.resolve("breakout").toString(),
                "--key=" + key,
                "--publisher=Ada",
                "--minutes=2",
                "--out=" + file);
        return file;
    }

    private static void bring(Page page, Path file) {
        page.waitForFileChooser(() -> button(page, "Choose a file…").click()).setFiles(file);
    }

    private static Locator exactly(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    @Test
    void aStrategyOfAPublisherIsTakenOnceTheirKeyIsTrusted() throws IOException {
        Path key = data.resolve("publisher.key");
        Path file = packaged(key);
        try (BrowserContext one = chromium.profile(1280, ColorScheme.LIGHT);
                BrowserContext other = chromium.profile(1280, ColorScheme.DARK)) {
            Page quant = signedIn(one, "quant");
            quant.navigate(address("strategies/packages"));
            bring(quant, file);
            assertThat(quant.locator(".upload .said")).containsText("Not taken: ");
            Page admin = signedIn(other, "admin");
            admin.navigate(address("strategies/packages"));
            exactly(admin, "Publisher").fill("Ada");
            exactly(admin, "Key")
                    .fill(Files.readString(data.resolve("publisher.key.pub")).strip());
            button(admin, "Trust").click();
            assertThat(admin.locator(".publishers table")).containsText("Ada");
            bring(quant, file);
            assertThat(quant.locator(".upload .said")).containsText("breakout 1 is here and can be installed.");
            Locator row = quant.locator(".packages tbody tr");
            assertThat(row).containsText("Can be installed");
            assertThat(row).containsText("the simulator");
            row.getByRole(AriaRole.BUTTON).click();
            button(quant, "Install it").click();
            assertThat(row).containsText("Runs");
        }
        assertThat(chromium.complaints).isEmpty();
    }

    /** The API, for somebody with a token. */
    private record Api(String address, String token) {
        private static final ObjectMapper JSON = new ObjectMapper();

        static Api of(PlatformUnderTest run, Path data, String user) {
            StringWriter out = new StringWriter();
            int exit = new CommandLine(new TokenCommand())
                    .setOut(new PrintWriter(out, true))
                    .execute("create", "--user=" + user, "--label=browser test", "--data=" + data);
            assertThat(exit).isZero();
            return new Api(
                    "http://localhost:" + run.platform().apiPort() + "/graphql",
                    out.toString().strip());
        }

        JsonNode ask(String question, Map<String, Object> variables) throws IOException, InterruptedException {
            String body = JSON.writeValueAsString(Map.of("query", question, "variables", variables));
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                JsonNode answer = JSON.readTree(
                        client.send(request, BodyHandlers.ofString()).body());
                assertThat(answer.has("errors")).as(answer.toString()).isFalse();
                return answer.get("data");
            }
        }
    }
}
