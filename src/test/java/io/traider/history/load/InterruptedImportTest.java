package io.traider.history.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.TestClasspath;
import io.traider.history.History;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that does not come to its end leaves the store as it was. */
class InterruptedImportTest {

    @TempDir
    private Path folder;

    /** Runs an import in a process of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            new Importer(History.at(Path.of(args[0]))).run(ImportRequest.of(Path.of(args[1]), Imports.BTC));
        }
    }

    @Test
    void aThreadThatIsInterruptedLeavesNothing() throws IOException {
        ImportRequest request = ImportRequest.of(trades(1000), Imports.BTC);
        Imports imports = new Imports(folder);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> imports.run(request)).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(imports.history().list()).isEmpty();
        assertThat(imports.run(request).refused()).isFalse();
    }

    @Test
    @Tag("slow")
    void aProcessThatIsKilledLeavesTheStoreAsItWas() throws IOException, InterruptedException {
        Path file = trades(3_000_000);
        Imports imports = new Imports(folder);
        Path incoming = imports.history().folder().resolve(".incoming");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        TestClasspath.get(),
                        Child.class.getName(),
                        folder.resolve("data").toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.resolve("out").toString()))
                .start();
        while (process.isAlive() && !Files.exists(incoming.resolve("0-new.parquet"))) {
            Thread.sleep(5);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(incoming).as(Files.readString(folder.resolve("out"))).isNotEmptyDirectory();
        assertThat(imports.history().list()).isEmpty();
        assertThat(imports.run("few.csv", "time,id,price,quantity,side\n1637193600,1,1,1,buy\n")
                        .refused())
                .isFalse();
        assertThat(incoming).doesNotExist();
        assertThat(imports.history().list().getFirst().rows()).isEqualTo(1);
    }

    private Path trades(int size) throws IOException {
        Path file = folder.resolve("trades.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,id,price,quantity,side\n");
            for (int i = 0; i < size; i++) {
                out.write((1_637_193_600_000L + i) + "," + i + ",10.5,1,buy\n");
            }
        }
        return file;
    }
}
