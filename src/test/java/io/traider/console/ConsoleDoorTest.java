package io.traider.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who gets in, and how they get out. */
@Tag("slow")
class ConsoleDoorTest extends InBrowser {

    @Test
    void whoeverIsNotSignedInComesToTheDoor() {
        Page page = stranger();
        for (String view : VIEWS.keySet()) {
            page.navigate(console().address() + "/" + view);
            assertThat(page.getByLabel("Password")).isVisible();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndARightOneLeadsToWhereOneWanted() {
        Page page = stranger();
        page.navigate(console().address() + "/system");
        signIn(page, "viewer", "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong.");
        signIn(page, "viewer", ConsoleUnderTest.PASSWORD);
        assertThat(page.locator("h1")).hasText("System");
    }

    @Test
    void whoeverGuessesHasToWait() {
        Page page = stranger();
        page.navigate(console().address());
        for (int i = 0; i < 6; i++) {
            signIn(page, "nobody", "guess " + i);
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        }
        signIn(page, "nobody", "one more");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Too many failed attempts");
    }

    @Test
    void whoeverSignsOutIsOut() {
        Page page = stranger();
        page.navigate(console().address());
        signIn(page, "viewer", ConsoleUnderTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByLabel("Password")).isVisible();
        page.navigate(console().address() + "/system");
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void headersForbidFramesAndOtherHosts() throws Exception {
        HttpResponse<Void> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer = http.send(
                    HttpRequest.newBuilder(URI.create(console().address() + "/sign-in"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
    }
}
