package io.traider.rule.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Takes a workbook apart before a reader does, and puts together again what is harmless: no more than a table needs,
 * however well it was packed, no document types, no macros, nothing of elsewhere.
 */
final class XlsxParts {

    private static final int MAX_FILE = 1 << 20;
    private static final int MAX_UNPACKED = 4 << 20;
    private static final int MAX_PARTS = 100;
    private static final Pattern DOCTYPE =
            Pattern.compile("<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("<(?:\\w+:)?c\\s[^>]*?\\br\\s*=\\s*[\"']([^\"']*)");
    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,2}[0-9]{1,5}");

    private int unpacked;
    private int parts;

    private XlsxParts() {}

    /**
     * The workbook, packed anew.
     *
     * @throws Harmful when it holds more or other than a table needs
     * @throws IOException when it is no workbook
     */
    static byte[] checked(byte[] workbook) throws IOException, Harmful {
        if (workbook.length > MAX_FILE) {
            throw new Harmful("the workbook has " + workbook.length + " bytes", "Maybe keep it below " + MAX_FILE);
        }
        return new XlsxParts().repacked(workbook);
    }

    private byte[] repacked(byte[] workbook) throws IOException, Harmful {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (ZipFile in = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream out = new ZipOutputStream(packed)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                String name = entry.getName();
                if (++parts > MAX_PARTS || !names.add(name.toLowerCase(Locale.ROOT))) {
                    throw new Harmful(
                            "the workbook has over " + MAX_PARTS + " parts, or two of the name '"
                                    + Found.shortened(name) + "'",
                            "Maybe copy the table into a new workbook");
                }
                byte[] part = unpack(in, entry);
                check(name, part);
                out.putNextEntry(new ZipEntry(name));
                out.write(part);
            }
        }
        return packed.toByteArray();
    }

    private byte[] unpack(ZipFile file, ZipArchiveEntry entry) throws IOException, Harmful {
        byte[] part;
        try (InputStream in = file.getInputStream(entry)) {
            part = in.readNBytes(MAX_UNPACKED - unpacked + 1);
        }
        unpacked += part.length;
        if (unpacked > MAX_UNPACKED) {
            throw new Harmful(
                    "the workbook unpacks to over " + MAX_UNPACKED + " bytes",
                    "Maybe copy the table alone into a new workbook");
        }
        return part;
    }

    private static void check(String name, byte[] part) throws Harmful {
        String place = name.toLowerCase(Locale.ROOT);
        if (place.contains("vbaproject") || place.contains("externallinks/") || place.contains("embeddings/")) {
            throw new Harmful(
                    "the workbook holds macros, links or other files: " + Found.shortened(name),
                    "Maybe save it as a plain .xlsx");
        }
        if (!place.endsWith(".xml") && !place.endsWith(".rels")) {
            return;
        }
        String text = new String(part, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || DOCTYPE.matcher(text).find()) {
            throw new Harmful(
                    "the part " + Found.shortened(name) + " declares a document type, or is not UTF-8",
                    "Maybe save it again with a spreadsheet program");
        }
        Matcher cells = CELL.matcher(text);
        while (cells.find()) {
            if (!ADDRESS.matcher(cells.group(1)).matches()) {
                throw new Harmful(
                        "the sheet has a cell at '" + Found.shortened(cells.group(1)) + "'",
                        "Maybe delete what stands far from the table");
            }
        }
    }

    /** What is not taken in. */
    static final class Harmful extends Exception {
        private final String advice;

        Harmful(String message, String advice) {
            super(message, null, false, false);
            this.advice = advice;
        }

        String advice() {
            return advice;
        }
    }
}
