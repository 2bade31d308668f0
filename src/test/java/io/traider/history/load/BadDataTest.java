package io.traider.history.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad files are refused, by row, and leave nothing. */
class BadDataTest {

    private static final String BARS = "time,open,high,low,close,volume\n1637193600,10,12,9,11,5\n";
    private static final String TRADES = "time,id,price,quantity,side\n1637193600.1,a,10,1,buy\n";
    private static final String QUOTES = "time,bid,bid_size,ask,ask_size\n1637193600.1,10,1,11,1\n";
    private static final String MARKS = "time,mark_price,index_price\n1637193600,10.1,10\n";
    private static final String RATES = "time,funding_rate\n1637193600,0.0001\n1637222400,0.0001\n1637251200,-0.0001\n";

    @TempDir
    private Path folder;

    private Imports imports = new Imports(Path.of(""));

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(BARS + "1637193660,10,12,9,13,5\n1637193720,10,12,9,11,5\n", "HIGH_LOW:3"),
                Arguments.of(BARS + "1637193660,10,12,10.5,11,5\n1637193720,10,12,9,11,5\n", "HIGH_LOW:3"),
                Arguments.of(BARS + "1637193660,10,12,0,11,5\n1637193720,10,12,9,11,5\n", "NOT_POSITIVE:3"),
                Arguments.of(BARS + "1637193660,10,12,9,11,-5\n1637193720,10,12,9,11,5\n", "NOT_POSITIVE:3"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n1637193600,10,12,9,11,5\n", "DISORDER:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n1637193660,10,12,9,11,5\n", "DUPLICATE:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n1637193720,ten,12,9,11,5\n", "NOT_A_NUMBER:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\nyesterday,10,12,9,11,5\n", "BAD_TIME:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n1637193720,10,12,9\n", "MISSING_FIELD:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n1637193720,10,12,9,11,0.123456789\n", "INEXACT:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n1637193720,10,12,9,11,99999999999\n", "INEXACT:4"),
                Arguments.of(BARS + "1637193660,10,12,9,11,5\n\n1637193730,10,12,9,11,5\n", "OFF_GRID:5"),
                Arguments.of(TRADES + "1637193600.1,a,10,1,sell\n", "DUPLICATE:3"),
                Arguments.of(TRADES + "1637193600.2,b,10,0,sell\n", "NOT_POSITIVE:3"),
                Arguments.of(TRADES + "1637193600.2,b,-10,1,sell\n", "NOT_POSITIVE:3"),
                Arguments.of(TRADES + "1637193600.2,b,10,1,who\n", "NO_SIDE:3"),
                Arguments.of(TRADES + "1637193599,b,10,1,buy\n", "DISORDER:3"),
                Arguments.of("time,price,qty\n1637193600,10,1\n", "NO_SIDE:2"),
                Arguments.of(MARKS + "1637193601,0,10\n", "NOT_POSITIVE:3"),
                Arguments.of(MARKS + "1637193599,10,10\n", "DISORDER:3"),
                Arguments.of(QUOTES + "1637193600.2,11.01,1,11,1\n", "CROSSED:3"),
                Arguments.of(QUOTES + "1637193600.2,10,1,0,1\n", "NOT_POSITIVE:3"),
                Arguments.of(QUOTES + "1637193600.2,10,0,11,1\n", "NOT_POSITIVE:3"),
                Arguments.of(RATES + "1637251300,0.0001\n", "OFF_GRID:5"),
                Arguments.of(RATES + "1637251200.017,0.0001\n", "DUPLICATE:5"),
                Arguments.of(
                        "symbol," + BARS.replace("\n1637", "\nA,1637")
                                + "B,1637193660,10,12,9,11,5\nA,1637193720,10,12,9,11,5\n",
                        "MIXED:3"),
                Arguments.of("time,funding_rate\n1637193600,0.01\n1637222400,0.012\n", "RATE_UNIT:0"),
                Arguments.of("a,b,c\n1,2,3\n", "UNREADABLE:0"),
                Arguments.of(
                        "time,price,quantity,side,bid,bid_size,ask,ask_size\n1637193600,1,1,buy,1,1,2,1\n",
                        "UNREADABLE:0"),
                Arguments.of(
                        "symbol,timestamp,side,update_type,price,qty\nB,1667346579146,b,set,2,1\n", "UNREADABLE:0"),
                Arguments.of("1637193600,1,2,3,4\n", "UNREADABLE:0"),
                Arguments.of(BARS, "UNREADABLE:0"),
                Arguments.of("", "UNREADABLE:0"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadFileIsRefusedByRowAndLeavesNothing(String text, String told) throws IOException {
        ImportReport report = imports.run("bad.csv", text);

        assertThat(report.refused()).isTrue();
        assertThat(report.imported()).isEmpty();
        List<String> errors = report.findings().stream()
                .filter(finding -> finding.problem().error())
                .map(finding -> finding.problem() + ":" + finding.row())
                .toList();
        assertThat(errors).contains(told);
        assertThat(imports.history().list()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void aFindingNamesFileRowValueAndAdvice() throws IOException {
        ImportReport report = imports.run("bad.csv", QUOTES + "1637193600.2,11.01,1,11,1\n");

        assertThat(report.findings().getFirst().toString())
                .isEqualTo("error bad.csv:3: bid is above the ask (11.01 > 11)."
                        + " Maybe bid and ask are swapped, or the row mixes two moments; leave it out");
    }

    @Test
    void everyBadRowIsCountedAndTwentyAreShown() throws IOException {
        ImportReport report = imports.run("bad.csv", QUOTES + "1637193600.2,11.01,1,11,1\n".repeat(50));

        assertThat(report.counts()).containsEntry(Problem.CROSSED, 50L);
        assertThat(report.findings().stream().filter(each -> each.problem() == Problem.CROSSED))
                .hasSize(20);
    }

    @Test
    void oneBadFileOfAFolderRefusesAll() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("1.csv"), QUOTES);
        Files.writeString(
                files.resolve("2.csv"), QUOTES.replace("3600.1", "3700.1").replace(",11,", ",9,"));
        ImportReport report = imports.run(ImportRequest.of(files, Imports.BTC));

        assertThat(report.refused()).isTrue();
        assertThat(report.findings().getFirst().file()).isEqualTo("2.csv");
        assertThat(imports.history().list()).isEmpty();
    }

    @Test
    void aFileOfFeatherIsRefusedWithAdvice() throws IOException {
        ImportReport report = imports.run("a.csv", "ARROW1\0\0");

        assertThat(report.findings().getFirst().what())
                .contains("Feather")
                .contains("Maybe export it as CSV or Parquet");
    }

    @Test
    void aGzipThatWasCutOffIsRefusedAtTheRowWhereItEnds() throws IOException {
        StringBuilder text = new StringBuilder("time,id,price,quantity,side\n");
        for (int i = 0; i < 100_000; i++) {
            text.append(1_637_193_600_000L + i)
                    .append(',')
                    .append(i)
                    .append(",10,")
                    .append(1 + i % 1013)
                    .append(",buy\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("cut.csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        ImportReport report = imports.run(ImportRequest.of(file, Imports.BTC));

        assertThat(report.counts()).containsOnlyKeys(Problem.UNREADABLE);
        assertThat(report.findings().getFirst().row()).isGreaterThan(1000);
        assertThat(left()).isEmpty();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().contains("parquet") || file.endsWith(".incoming"))
                    .toList();
        }
    }
}
