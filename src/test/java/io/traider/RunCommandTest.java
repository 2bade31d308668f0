package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RunCommandTest {

    private static RunSettings settings(String... options) {
        RunCommand command = new RunCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        return command.settings();
    }

    @Test
    void withoutOptionsItTradesOnSimulatedVenues() {
        RunSettings settings = settings();
        assertThat(settings.feed()).isEqualTo(FeedMode.SIMULATED);
        assertThat(settings.data()).isAbsolute().endsWithRaw(Path.of("data"));
        assertThat(settings.apiPort()).isEqualTo(8080);
        assertThat(settings.consolePort()).isEqualTo(8081);
        assertThat(settings.scratch()).isFalse();
    }

    @Test
    void eachFeedHasAJournalOfItsOwn() {
        assertThat(settings("--feed=live").data()).endsWithRaw(Path.of("data/live"));
        assertThat(settings("--feed=replay", "--captures=x").data()).endsWithRaw(Path.of("data/replay"));
        assertThat(settings("--feed=replay", "--captures=x").scratch()).isTrue();
        assertThat(settings("--feed=replay", "--captures=x", "--data=mine").scratch())
                .isFalse();
    }

    @Test
    void theSpeedOfAReplayIsANumberOrAllThereIs() {
        assertThat(settings("--feed=replay", "--captures=x").speed()).isEqualTo(1);
        assertThat(settings("--feed=replay", "--captures=x", "--speed=2.5").speed())
                .isEqualTo(2.5);
        assertThat(settings("--feed=replay", "--captures=x", "--speed=max").speed())
                .isEqualTo(RunSettings.AS_FAST_AS_IT_GOES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mode=live | trades on paper only",
                "--feed=replay | needs --captures",
                "--captures=x | Maybe add --feed=replay",
                "--speed=fast | Maybe 1, 10 or max",
                "--speed=-1 | Maybe max",
                "--api-port=70000 | no port",
                "--fault=kraken:nonsense | Maybe one of",
                "--rate=0 | framesPerSecond",
            })
    void whatMakesNoSenseIsSaid(String option, String words) {
        assertThatThrownBy(() -> settings(option))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "token", "replay"})
    void everyCommandHelps(String command) {
        StringWriter out = new StringWriter();
        int code = Traider.commandLine().setOut(new PrintWriter(out)).execute(command, "--help");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Usage: traider " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "run --nonsense", "run --mode=live", "run --feed=replay"})
    void aMistakeIsNoSuccess(String line) {
        StringWriter err = new StringWriter();
        int code = Traider.commandLine().setErr(new PrintWriter(err)).execute(line.split(" "));
        assertThat(code).isNotZero();
        assertThat(err.toString()).isNotBlank();
    }
}
