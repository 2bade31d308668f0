package io.traider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectClasses;

/** What the build leaves to a suite is in the suite: otherwise nobody would run it, and nobody would see that. */
class SuitesTest {

    private static final Pattern LEFT_OUT = Pattern.compile("<exclude>(io/traider/\\S+)\\.java</exclude>");

    @Test
    void theTestsThatWaitAreThoseThatTheBuildLeavesToTheirSuite() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        assertThat(LEFT_OUT.matcher(build).results().map(SuitesTest::name))
                .isNotEmpty()
                .containsExactlyInAnyOrder(
                        WaitingTest.class.getAnnotation(SelectClasses.class).names());
    }

    private static String name(MatchResult excluded) {
        return excluded.group(1).replace('/', '.');
    }
}
