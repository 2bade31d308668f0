package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("slow")
class StrategyCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Traider.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] all = new String[args.length + 1];
        all[0] = "strategy";
        System.arraycopy(args, 0, all, 1, args.length);
        return line.execute(all);
    }

    private String at(String path) {
        return folder.resolve(path).toString();
    }

    /** From nothing to a package that somebody else verifies. */
    @Test
    void aSkeletonWorksAndBecomesAPackage() throws IOException {
        assertThat(run("new", "my-breakout", "--dir=" + at("mine"))).isZero();
        assertThat(run("check", at("mine"))).as(out + "" + err).isZero();
        assertThat(out.toString()).contains("my-breakout: in order, 7 of 7 scenarios passed");

        assertThat(run("key", "new", at("publisher.key"))).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("publisher.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run(
                        "export",
                        at("mine"),
                        "--key=" + at("publisher.key"),
                        "--publisher=Ada",
                        "--minutes=3",
                        "--out=" + at("mine.traider")))
                .as(err.toString())
                .isZero();

        assertThat(run("verify", at("mine.traider"), "--trust=" + at("publisher.key.pub")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("my-breakout 1 by Ada", "rules/my-breakout.drl", "its publisher measured", "in order");

        assertThat(run("key", "new", at("other.key"))).isZero();
        assertThat(run("verify", at("mine.traider"), "--trust=" + at("other.key.pub")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("UNTRUSTED");
    }

    @Test
    void whatIsWrongIsSaidPlainly() throws IOException {
        assertThat(run("new", "my-breakout", "--dir=" + at("mine"))).isZero();
        assertThat(run("new", "my-breakout", "--dir=" + at("mine"))).isEqualTo(1);
        assertThat(err.toString()).contains("is not empty");
        assertThat(run("new", "Bad Name")).isEqualTo(1);
        assertThat(run("new", "funding-drift", "--dir=" + at("other"))).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe my-funding-drift");

        Path rules = folder.resolve("mine/rules/my-breakout.drl");
        Files.writeString(rules, Files.readString(rules).replace("number(\"stopLossBps\")", "number(\"stopLosBps\")"));
        Path strategy = folder.resolve("mine/strategy.yml");
        Files.writeString(strategy, Files.readString(strategy).replace("name: direction-logistic", "name: nobody"));
        assertThat(run("check", at("mine"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("parameter stopLosBps, which strategy.yml does not state", "nobody-1, which is neither")
                .contains("NOT in order");
        assertThat(run("check", at("nowhere"))).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe: traider strategy new NAME");
    }
}
