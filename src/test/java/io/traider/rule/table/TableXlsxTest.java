package io.traider.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class TableXlsxTest {

    @Test
    void aWrittenTableIsReadAsItWas() {
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            DecisionTable table = Sample.any(random);
            Reading reading = TableXlsx.read("t.xlsx", TableXlsx.write(table));
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.table()).isEqualTo(table);
        }
    }

    @Test
    void numbersAndTruthsOfASpreadsheetAreTakenAsAPersonSeesThem() {
        byte[] book = book(sheet -> {
            head(sheet);
            sheet.value(5, 0, "a");
            sheet.value(5, 1, 5000);
            sheet.value(6, 0, "b");
            sheet.value(6, 1, 0.1 + 0.2);
            sheet.value(7, 0, "c");
            sheet.value(7, 1, true);
            sheet.value(8, 0, "d");
            sheet.value(8, 1, new BigDecimal("1e12"));
        });
        Reading reading = TableXlsx.read("t.xlsx", book);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.table().rows())
                .extracting(row -> row.cells().getFirst())
                .containsExactly("5000", "0.3", "true", "1000000000000");
    }

    @Test
    void aFormulaIsRefusedWhereItStands() {
        byte[] book = book(sheet -> {
            head(sheet);
            sheet.value(5, 0, "a");
            sheet.formula(5, 1, "SUM(1,2)");
        });
        assertThat(Sample.words(TableXlsx.read("t.xlsx", book).problems()))
                .containsExactly(
                        "t.xlsx:6:2: the cell holds a formula or an error. Maybe paste its value in its place");
    }

    @Test
    void anEmptyLineWithinIsSaid() {
        byte[] book = book(sheet -> {
            head(sheet);
            sheet.value(7, 0, "a");
            sheet.value(7, 1, "5");
        });
        assertThat(TableXlsx.read("t.xlsx", book).problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(6, "the row has no name"));
    }

    @Test
    void severalSheetsAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", null)) {
            head(book.newWorksheet("a"));
            head(book.newWorksheet("b"));
        }
        refused(bytes.toByteArray(), "2 sheets");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        byte[] blanks = new byte[64 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] bomb = with("xl/more.xml", blanks);
        assertThat(bomb.length).isLessThan(1 << 20);
        refused(bomb, "unpacks to over 4194304 bytes");
    }

    @Test
    void aHugeFileIsNotOpened() {
        refused(new byte[(1 << 20) + 1], "has 1048577 bytes");
    }

    @Test
    void manyPartsAreRefused() throws IOException {
        refused(
                edited((name, part) -> part, out -> {
                    for (int i = 0; i < 100; i++) {
                        out.putNextEntry(new ZipEntry("xl/media/" + i + ".png"));
                    }
                }),
                "over 100 parts");
    }

    @Test
    void documentTypesAreRefused() throws IOException {
        for (String charset : List.of("UTF-8", "UTF-16")) {
            refused(
                    edited(
                            (name, part) -> name.endsWith("sheet1.xml")
                                    ? new String(part, StandardCharsets.UTF_8)
                                            .replaceFirst(
                                                    "<worksheet",
                                                    "<!DOCTYPE x [<!ENTITY e SYSTEM"
                                                            + " \"file:///etc/passwd\">]><worksheet")
                                            .replaceFirst("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"")
                                            .getBytes(java.nio.charset.Charset.forName(charset))
                                    : part,
                            out -> {}),
                    "declares a document type, or is not UTF-8");
        }
    }

    @Test
    void macrosLinksAndFarCellsAreRefused() throws IOException {
        refused(with("xl/vbaProject.bin", new byte[] {1}), "macros, links or other files");
        refused(with("xl/externalLinks/externalLink1.xml", "<a/>".getBytes(StandardCharsets.UTF_8)), "macros, links");
        refused(
                edited(
                        (name, part) -> name.endsWith("sheet1.xml")
                                ? new String(part, StandardCharsets.UTF_8)
                                        .replaceFirst("r=\"A1\"", "r=\"ZZZZZZ1\"")
                                        .getBytes(StandardCharsets.UTF_8)
                                : part,
                        out -> {}),
                "a cell at 'ZZZZZZ1'");
    }

    @Test
    void noBytesMakeItThrow() {
        byte[] good = TableXlsx.write(Sample.table(Sample.THIN));
        Random random = new Random(8);
        for (int i = 0; i < 400; i++) {
            byte[] bad = i % 2 == 0 ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
            for (int n = 1 + random.nextInt(20); n > 0 && bad.length > 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Reading reading = TableXlsx.read("t.xlsx", bad);
            assertThat(reading.table() == null).isEqualTo(!reading.problems().isEmpty());
        }
        refused("PK".getBytes(StandardCharsets.UTF_8), "no workbook that can be read");
    }

    private static void refused(byte[] book, String why) {
        Reading reading = TableXlsx.read("t.xlsx", book);
        assertThat(reading.table()).isNull();
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().getFirst().message()).contains(why);
        assertThat(reading.problems().getFirst().advice()).startsWith("Maybe ");
    }

    private static void head(Worksheet sheet) {
        String[][] head = {{"table", "a"}, {"fact", "Book"}, {"property", "valid"}, {"operator", ""}, {"unit", ""}};
        for (int line = 0; line < head.length; line++) {
            sheet.value(line, 0, head[line][0]);
            sheet.value(line, 1, head[line][1]);
        }
    }

    private static byte[] book(Consumer<Worksheet> fill) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", null)) {
            fill.accept(book.newWorksheet("a"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private interface More {
        void to(ZipOutputStream out) throws IOException;
    }

    private static byte[] with(String name, byte[] part) throws IOException {
        return edited((known, bytes) -> bytes, out -> {
            out.putNextEntry(new ZipEntry(name));
            out.write(part);
        });
    }

    private static byte[] edited(BiFunction<String, byte[], byte[]> edit, More more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] good = TableXlsx.write(Sample.table(Sample.THIN));
        try (ZipFile in = ZipFile.builder().setByteArray(good).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] part =
                        edit.apply(entry.getName(), in.getInputStream(entry).readAllBytes());
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(part);
            }
            more.to(out);
        }
        return bytes.toByteArray();
    }
}
