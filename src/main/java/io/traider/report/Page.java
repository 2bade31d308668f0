package io.traider.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One HTML file that needs nothing else: no script, no network; light or dark as the reader's system is. */
public final class Page {

    private static final int MANY_ROWS = 40;

    /** So many columns fit on a telephone. */
    private static final int SLIM = 3;

    private final StringBuilder body = new StringBuilder();
    private final String title;

    /** @param under a sentence under the title */
    public Page(String title, String under) {
        this.title = title;
        body.append("<header><h1>").append(Text.escape(title)).append("</h1>");
        paragraph(under);
        body.append("</header>\n");
    }

    /**
     * A value with its name.
     *
     * @param meaning shown on hover; empty for none
     * @param under small print under the value; empty for none
     */
    public record Entry(String name, String value, String meaning, String under, Tone tone) {

        public static Entry of(String name, String value) {
            return new Entry(name, value, "", "", Tone.PLAIN);
        }
    }

    /**
     * A column of a table.
     *
     * @param end whether its cells stand at the right, as numbers do
     */
    public record Column(String name, boolean end) {

        public static Column text(String name) {
            return new Column(name, false);
        }

        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    /** A cell of a table. */
    public record Cell(String text, Tone tone) {

        public static Cell of(String text) {
            return new Cell(text, Tone.PLAIN);
        }

        /** With the tone and the triangle of a gain or a loss. */
        public static Cell signed(String text, double value) {
            return new Cell((value > 0 ? "▲ " : value < 0 ? "▼ " : "") + text, Tone.of(value));
        }
    }

    /** Something that the reader must know first. */
    public Page notice(String text) {
        body.append("<section class=\"wide notice\" role=\"note\">");
        paragraph(text);
        return end();
    }

    /** A few paragraphs. */
    public Page text(String heading, List<String> paragraphs) {
        begin("wide", heading);
        paragraphs.forEach(this::paragraph);
        return end();
    }

    /** Large figures. */
    public Page figures(String heading, List<Entry> entries) {
        begin("wide", heading);
        return entries("", entries);
    }

    /** Plain facts in smaller type. */
    public Page facts(String heading, List<Entry> entries) {
        begin("wide", heading);
        return entries(" class=\"facts\"", entries);
    }

    /** A chart over the whole width. */
    public Page wide(Chart chart) {
        return chart("wide", chart);
    }

    /** A chart over half of the width, where there is room for two. */
    public Page half(Chart chart) {
        return chart("half", chart);
    }

    /** A table over the whole width; where it is wider than the screen it scrolls by itself. */
    public Page table(String heading, List<Column> columns, List<List<Cell>> rows, String whenEmpty) {
        begin("wide", heading);
        if (rows.isEmpty()) {
            body.append("<p class=\"empty\">").append(Text.escape(whenEmpty)).append("</p>");
            return end();
        }
        String size = rows.size() > MANY_ROWS ? "scroll long" : "scroll";
        body.append("<div class=\"").append(size).append("\" tabindex=\"0\" role=\"region\" aria-label=\"");
        body.append(Text.escape(heading))
                .append("\"><table")
                .append(columns.size() <= SLIM ? " class=\"slim\"" : "")
                .append("><thead><tr>");
        for (Column column : columns) {
            body.append("<th scope=\"col\"").append(column.end() ? " class=\"end\">" : ">");
            body.append(Text.escape(column.name())).append("</th>");
        }
        body.append("</tr></thead><tbody>\n");
        rows.forEach(row -> row(columns, row));
        body.append("</tbody></table></div>");
        return end();
    }

    private void row(List<Column> columns, List<Cell> cells) {
        body.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            body.append("<td class=\"")
                    .append(cell.tone().css())
                    .append(columns.get(i).end() ? " end\">" : "\">");
            body.append(Text.escape(cell.text())).append("</td>");
        }
        body.append("</tr>\n");
    }

    private Page chart(String width, Chart chart) {
        begin(width, chart.title());
        if (!chart.note().isEmpty()) {
            paragraph(chart.note());
        }
        if (!chart.legend().isEmpty()) {
            body.append("<ul class=\"legend\">");
            chart.legend()
                    .forEach(each -> body.append("<li class=\"")
                            .append(each.tone().css())
                            .append("\"><i></i>")
                            .append(Text.escape(each.name()))
                            .append("</li>"));
            body.append("</ul>");
        }
        body.append("<div class=\"chart\">").append(chart.svg()).append("</div>");
        return end();
    }

    private Page entries(String style, List<Entry> entries) {
        body.append("<dl").append(style).append(">");
        for (Entry entry : entries) {
            body.append("<div><dt");
            if (!entry.meaning().isEmpty()) {
                body.append(" title=\"").append(Text.escape(entry.meaning())).append('"');
            }
            body.append(">").append(Text.escape(entry.name())).append("</dt><dd class=\"");
            body.append(entry.tone().css()).append("\">").append(Text.escape(entry.value()));
            if (!entry.under().isEmpty()) {
                body.append("<small>").append(Text.escape(entry.under())).append("</small>");
            }
            body.append("</dd></div>");
        }
        body.append("</dl>");
        return end();
    }

    private void begin(String width, String heading) {
        body.append("<section class=\"").append(width).append("\">");
        if (!heading.isEmpty()) {
            body.append("<h2>").append(Text.escape(heading)).append("</h2>");
        }
    }

    private Page end() {
        body.append("</section>\n");
        return this;
    }

    private void paragraph(String text) {
        body.append("<p>").append(Text.escape(text)).append("</p>");
    }

    /** The file's text. */
    public String html() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Text.escape(title)
                + "</title>\n<style>\n"
                + style()
                + "</style></head>\n<body><main>\n"
                + body
                + "<footer>Made by TRAIDER. Times are UTC, amounts US dollars.</footer>\n</main></body></html>\n";
    }

    private static String style() {
        try (InputStream in = Page.class.getClassLoader().getResourceAsStream("report/page.css")) {
            if (in == null) {
                throw new IllegalStateException("no report/page.css on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report/page.css", e);
        }
    }
}
