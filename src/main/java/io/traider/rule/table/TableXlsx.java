package io.traider.rule.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Tables as workbooks of one sheet, the same lines as {@link TableCsv}; formulas are refused, since nobody here computes. */
public final class TableXlsx {

    private static final String PROGRAM = "TRAIDER";
    private static final String SHEET = "rules";
    private static final String TEXT = "@";
    private static final String HEAD_FILL = "E5ECFC";
    private static final int NAME_WIDTH = 28;
    private static final int WIDTH = 22;
    private static final MathContext SIGNIFICANT = new MathContext(15);

    private TableXlsx() {}

    /**
     * Reads a table from a workbook that may have been made to do harm.
     *
     * @param file its name, for the problems
     */
    public static Reading read(String file, byte[] workbook) {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(XlsxParts.checked(workbook)))) {
            List<Sheet> sheets = book.getSheets().toList();
            if (sheets.size() != 1) {
                return refused(
                        file,
                        "the workbook has " + sheets.size() + " sheets",
                        "Maybe keep the one with the table; each table is a file of its own");
            }
            Found found = new Found(file);
            List<List<String>> lines = lines(sheets.getFirst(), found);
            return found.none() ? Grid.table(file, lines) : new Reading(null, found.problems());
        } catch (XlsxParts.Harmful e) {
            return refused(file, String.valueOf(e.getMessage()), e.advice());
        } catch (IOException | RuntimeException e) {
            return refused(
                    file,
                    "the file is no workbook that can be read: " + Found.shortened(String.valueOf(e.getMessage())),
                    "Maybe save it again as .xlsx");
        }
    }

    /** Writes a workbook; every cell is text, so that numbers keep their digits. Its bytes tell when it was written. */
    public static byte[] write(DecisionTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, PROGRAM, null)) {
            Worksheet sheet = book.newWorksheet(SHEET);
            List<List<String>> lines = Grid.lines(table);
            for (int line = 0; line < lines.size(); line++) {
                for (int at = 0; at < lines.get(line).size(); at++) {
                    sheet.value(line, at, lines.get(line).get(at));
                }
            }
            look(sheet, lines.size(), table.columns().size() + 1);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void look(Worksheet sheet, int lines, int columns) {
        sheet.range(0, 0, lines + DecisionTable.MAX_ROWS / 2, columns - 1)
                .style()
                .format(TEXT)
                .set();
        sheet.range(0, 0, DecisionTable.HEAD - 1, columns - 1)
                .style()
                .bold()
                .fillColor(HEAD_FILL)
                .set();
        sheet.width(0, NAME_WIDTH);
        for (int at = 1; at < columns; at++) {
            sheet.width(at, WIDTH);
        }
        sheet.freezePane(1, DecisionTable.HEAD);
    }

    private static List<List<String>> lines(Sheet sheet, Found found) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        int most = DecisionTable.MAX_ROWS + DecisionTable.HEAD;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                if (row.stream().allMatch(cell -> cell == null || text(cell).isBlank() && !formula(cell))) {
                    continue;
                }
                if (row.getRowNum() <= lines.size() || row.getRowNum() > most) {
                    found.add(row.getRowNum(), 0, "the sheet has more than " + most + " rows", "", "Maybe split it");
                    return lines;
                }
                while (lines.size() < row.getRowNum() - 1) {
                    lines.add(List.of());
                }
                lines.add(cells(row, found));
            }
        }
        return lines;
    }

    private static List<String> cells(Row row, Found found) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell != null && (formula(cell) || cell.getType() == CellType.ERROR)) {
                found.add(
                        row.getRowNum(),
                        cell.getColumnIndex() + 1,
                        "the cell holds a formula or an error",
                        String.valueOf(cell.getFormula()),
                        "Maybe paste its value in its place");
            }
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static boolean formula(Cell cell) {
        return cell.getType() == CellType.FORMULA || cell.getFormula() != null;
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (cell.getType()) {
            case NUMBER -> number(raw);
            case BOOLEAN -> String.valueOf(raw.equals("1") || raw.equals("true"));
            default -> raw;
        };
    }

    /** A spreadsheet's numbers are binary, of fifteen digits that a person sees; whatever follows them is noise. */
    private static String number(String raw) {
        BigDecimal seen = new BigDecimal(raw).round(SIGNIFICANT);
        BigDecimal plain = seen.signum() == 0 ? BigDecimal.ZERO : seen.stripTrailingZeros();
        return Math.abs(plain.scale()) > DecisionTable.MAX_CELL / 2 ? raw : plain.toPlainString();
    }

    private static Reading refused(String file, String message, String advice) {
        return Reading.refused(Found.problem(file, 0, 0, message, "", advice));
    }
}
