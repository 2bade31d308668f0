package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The image that a cluster runs is of what the build makes. */
class IndexedJobTest {

    private static final Path ROOT = Path.of(System.getProperty("traider.home", "."));

    private static List<String> image() throws IOException {
        return Files.readAllLines(ROOT.resolve("deploy/Dockerfile"));
    }

    private static String line(String begin) throws IOException {
        return image().stream()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    /** The script unpacks traider.jar, whose name is the project's, into target/app: the jar and its libraries in lib. */
    @Test
    void theImageHoldsWhatTheScriptBuilds() throws IOException {
        String script = Files.readString(ROOT.resolve("traider"));
        assertThat(script)
                .contains("app=$target/app/traider.jar")
                .contains("-jar \"$target/traider.jar\" extract --destination \"$target/app.new\"")
                .contains("mv \"$target/app.new\" \"$target/app\"");
        assertThat(Files.readString(ROOT.resolve("pom.xml"))).contains("<finalName>traider</finalName>");
        List<String> copied = image().stream()
                .filter(line -> line.startsWith("COPY"))
                .map(line -> line.split(" ")[1])
                .toList();
        assertThat(copied).containsExactly("target/app/lib", "target/app/traider.jar");
        if (Files.exists(ROOT.resolve("target/app/.built"))) {
            assertThat(copied).allMatch(path -> Files.exists(ROOT.resolve(path)));
        }
    }

    @Test
    void theImageRunsTheJarThatItHoldsAsNobodyOfRank() throws IOException {
        assertThat(line("COPY target/app/traider.jar")).endsWith(" /app/traider.jar");
        assertThat(line("COPY target/app/lib")).endsWith(" /app/lib");
        assertThat(line("ENTRYPOINT")).endsWith("\"-jar\", \"/app/traider.jar\"]");
        assertThat(line("USER")).isEqualTo("USER 10001:10001");
        assertThat(line("FROM")).isEqualTo("FROM eclipse-temurin:25-jre");
    }

    /** What the JVM must allow is what the script has it allow. */
    @Test
    void theImageGivesTheJvmWhatTheScriptGivesIt() throws IOException {
        String script = Files.readString(ROOT.resolve("traider"));
        for (String option : List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED")) {
            assertThat(script).contains(option);
            assertThat(line("ENTRYPOINT")).contains("\"" + option + "\"");
        }
    }
}
