package io.traider.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A drawing of lines and bars as SVG that keeps its text readable at any width: shapes are stretched, text is placed by
 * percent. Values appear on hover without a script. Points must rise in x; those whose y is not a number are left out.
 */
public final class Chart {

    private static final int LONGEST = 500;
    private static final int HOVERS = 90;
    private static final double BOX = 1000;

    private record Series(String name, Tone tone, double[] x, double[] y, boolean filled) {}

    private record Bars(String name, double[] edges, double[] heights, Tone[] tones) {}

    private final String title;
    private final DoubleFunction<String> yText;
    private final DoubleFunction<String> xText;
    private final boolean time;
    private final List<Series> series = new ArrayList<>();
    private final List<Bars> bars = new ArrayList<>();
    private List<String> names = List.of();
    private String note = "";

    private Chart(String title, boolean time, DoubleFunction<String> xText, DoubleFunction<String> yText) {
        this.title = title;
        this.time = time;
        this.xText = xText;
        this.yText = yText;
    }

    /** Over nanoseconds since the epoch, in UTC. */
    public static Chart overTime(String title, DoubleFunction<String> yText) {
        return new Chart(title, true, x -> Text.moment(Math.round(x)), yText);
    }

    /** Over numbers. */
    public static Chart over(String title, DoubleFunction<String> xText, DoubleFunction<String> yText) {
        return new Chart(title, false, xText, yText);
    }

    /** Over names, side by side; to be filled with {@link #columns}. */
    public static Chart ofNames(String title, List<String> names, DoubleFunction<String> yText) {
        Chart chart = new Chart(title, false, x -> names.get(Math.clamp((int) x, 0, names.size() - 1)), yText);
        chart.names = List.copyOf(names);
        return chart;
    }

    /** A bar for each name. */
    public Chart columns(double[] heights, Tone[] tones) {
        return bars(
                "", IntStream.rangeClosed(0, heights.length).asDoubleStream().toArray(), heights, tones);
    }

    /** A sentence under the title. */
    public Chart note(String text) {
        note = text;
        return this;
    }

    public Chart line(String name, Tone tone, double[] x, double[] y) {
        series.add(known(name, tone, x, y, false));
        return this;
    }

    /** A line, filled down to zero. */
    public Chart area(String name, Tone tone, double[] x, double[] y) {
        series.add(known(name, tone, x, y, true));
        return this;
    }

    /** @param edges one more than heights */
    public Chart bars(String name, double[] edges, double[] heights, Tone[] tones) {
        bars.add(new Bars(name, edges.clone(), heights.clone(), tones.clone()));
        return this;
    }

    private static Series known(String name, Tone tone, double[] x, double[] y, boolean filled) {
        int[] good =
                IntStream.range(0, x.length).filter(i -> Double.isFinite(y[i])).toArray();
        double[] xs = Arrays.stream(good).mapToDouble(i -> x[i]).toArray();
        double[] ys = Arrays.stream(good).mapToDouble(i -> y[i]).toArray();
        return new Series(name, tone, xs, ys, filled);
    }

    String title() {
        return title;
    }

    String note() {
        return note;
    }

    /** Names and tones of what is drawn. */
    List<Legend> legend() {
        return series.size() < 2
                ? List.of()
                : series.stream().map(s -> new Legend(s.name(), s.tone())).toList();
    }

    record Legend(String name, Tone tone) {}

    String svg() {
        double[] xs = concat(series.stream().map(Series::x), bars.stream().map(Bars::edges));
        double[] ys = concat(series.stream().map(Series::y), bars.stream().map(Bars::heights));
        if (xs.length == 0 || ys.length == 0) {
            return "<p class=\"empty\">Nothing to draw.</p>";
        }
        boolean ground = !bars.isEmpty() || series.stream().anyMatch(Series::filled);
        double low = Arrays.stream(ys).min().orElseThrow();
        double high = Arrays.stream(ys).max().orElseThrow();
        Axis y = Axis.ofNumbers(ground ? Math.min(0, low) : low, ground ? Math.max(0, high) : high, 5, yText);
        Axis x = xAxis(xs);
        StringBuilder svg = new StringBuilder("<svg class=\"plot\" role=\"img\" aria-label=\"")
                .append(Text.escape(summary(xs, low, high)))
                .append("\">");
        grid(svg, x, y);
        svg.append("<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">");
        bars.forEach(each -> bars(svg, each, x, y));
        series.forEach(each -> path(svg, each, x, y));
        svg.append("</svg>");
        hovers(svg, x);
        return svg.append("</svg>").toString();
    }

    private Axis xAxis(double[] xs) {
        if (!names.isEmpty()) {
            return new Axis(
                    0,
                    names.size(),
                    IntStream.range(0, names.size())
                            .mapToObj(i -> new Axis.Tick(i + 0.5, names.get(i)))
                            .toList());
        }
        double first = Arrays.stream(xs).min().orElseThrow();
        double last = Arrays.stream(xs).max().orElseThrow();
        return time ? Axis.ofTime(first, last, 7) : Axis.ofNumbers(first, last, 7, xText);
    }

    private static double[] concat(Stream<double[]> one, Stream<double[]> other) {
        return Stream.concat(one, other).flatMapToDouble(Arrays::stream).toArray();
    }

    private String summary(double[] xs, double low, double high) {
        double first = Arrays.stream(xs).min().orElseThrow();
        double last = Arrays.stream(xs).max().orElseThrow();
        StringBuilder text = new StringBuilder(title)
                .append(", from ")
                .append(xText.apply(first))
                .append(" to ")
                .append(xText.apply(last))
                .append(", between ")
                .append(yText.apply(low))
                .append(" and ")
                .append(yText.apply(high));
        for (Series each : series) {
            if (each.y().length > 0) {
                text.append("; ").append(each.name()).append(" ends at ");
                text.append(yText.apply(each.y()[each.y().length - 1]));
            }
        }
        return text.toString();
    }

    private static void grid(StringBuilder svg, Axis x, Axis y) {
        for (Axis.Tick tick : y.ticks()) {
            String at = percent(1 - y.share(tick.at()));
            svg.append("<line class=\"").append(tick.at() == 0 ? "zero" : "grid");
            svg.append("\" x1=\"0\" x2=\"100%\" y1=\"")
                    .append(at)
                    .append("\" y2=\"")
                    .append(at)
                    .append("\"/>");
            svg.append("<text x=\"100%\" dx=\"8\" dy=\"4\" y=\"").append(at).append("\">");
            svg.append(Text.escape(tick.label())).append("</text>");
        }
        boolean crowded = x.ticks().size() > 5;
        for (int i = 0; i < x.ticks().size(); i++) {
            Axis.Tick tick = x.ticks().get(i);
            String at = percent(x.share(tick.at()));
            svg.append("<line class=\"grid\" y1=\"0\" y2=\"100%\" x1=\"")
                    .append(at)
                    .append("\" x2=\"");
            svg.append(at).append("\"/><text class=\"x").append(crowded && i % 2 == 1 ? " odd" : "");
            svg.append(x.share(tick.at()) < 0.02 ? " first" : "");
            svg.append("\" y=\"100%\" dy=\"17\" x=\"").append(at).append("\">");
            svg.append(Text.escape(tick.label())).append("</text>");
        }
    }

    private static void bars(StringBuilder svg, Bars bars, Axis x, Axis y) {
        double zero = BOX * (1 - y.share(0));
        for (int i = 0; i < bars.heights().length; i++) {
            double left = BOX * x.share(bars.edges()[i]);
            double right = BOX * x.share(bars.edges()[i + 1]);
            double top = BOX * (1 - y.share(bars.heights()[i]));
            double gap = Math.min(2, (right - left) * 0.1);
            svg.append("<rect class=\"bar ")
                    .append(bars.tones()[i].css())
                    .append("\" x=\"")
                    .append(number(left + gap));
            svg.append("\" width=\"").append(number(right - left - 2 * gap));
            svg.append("\" y=\"").append(number(Math.min(top, zero)));
            svg.append("\" height=\"").append(number(Math.abs(zero - top))).append("\"/>");
        }
    }

    private static void path(StringBuilder svg, Series each, Axis x, Axis y) {
        int[] points = decimated(each.y());
        if (points.length == 0) {
            return;
        }
        StringBuilder path = new StringBuilder();
        for (int point : points) {
            path.append(path.isEmpty() ? "M" : "L").append(number(BOX * x.share(each.x()[point])));
            path.append(' ').append(number(BOX * (1 - y.share(each.y()[point]))));
        }
        if (each.filled()) {
            String zero = number(BOX * (1 - y.share(0)));
            svg.append("<path class=\"fill ")
                    .append(each.tone().css())
                    .append("\" d=\"")
                    .append(path);
            svg.append("L")
                    .append(number(BOX * x.share(each.x()[points[points.length - 1]])))
                    .append(' ')
                    .append(zero);
            svg.append("L")
                    .append(number(BOX * x.share(each.x()[points[0]])))
                    .append(' ')
                    .append(zero)
                    .append("Z\"/>");
        }
        svg.append("<path class=\"line ")
                .append(each.tone().css())
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
    }

    /** Of many points, the first, lowest, highest and last of each stretch: no peak is lost. */
    private static int[] decimated(double[] y) {
        if (y.length <= LONGEST) {
            return IntStream.range(0, y.length).toArray();
        }
        int stretches = LONGEST / 4;
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) y.length * i / stretches);
            int to = (int) ((long) y.length * (i + 1) / stretches);
            int low = from;
            int high = from;
            for (int j = from; j < to; j++) {
                low = y[j] < y[low] ? j : low;
                high = y[j] > y[high] ? j : high;
            }
            kept.addAll(List.of(from, low, high, to - 1));
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private void hovers(StringBuilder svg, Axis x) {
        for (Bars each : bars) {
            for (int i = 0; i < each.heights().length; i++) {
                String from = xText.apply(each.edges()[i]);
                String where = names.isEmpty() ? from + " to " + xText.apply(each.edges()[i + 1]) : from;
                String text = where + ": " + yText.apply(each.heights()[i]);
                hover(svg, x.share(each.edges()[i]), x.share(each.edges()[i + 1]), text);
            }
        }
        if (!series.isEmpty() && bars.isEmpty()) {
            double[] xs = series.getFirst().x();
            int count = Math.min(HOVERS, xs.length);
            for (int i = 0; i < count; i++) {
                int at = count == 1 ? 0 : (int) ((long) (xs.length - 1) * i / (count - 1));
                double half = 0.5 / count;
                double middle = x.share(xs[at]);
                hover(svg, Math.max(0, middle - half), Math.min(1, middle + half), at(xs[at]));
            }
        }
    }

    private String at(double x) {
        StringBuilder text = new StringBuilder(xText.apply(x));
        for (Series each : series) {
            int found = Arrays.binarySearch(each.x(), x);
            int last = found >= 0 ? found : -found - 2;
            if (last >= 0) {
                text.append('\n').append(each.name()).append(' ').append(yText.apply(each.y()[last]));
            }
        }
        return text.toString();
    }

    private static void hover(StringBuilder svg, double from, double to, String text) {
        svg.append("<rect class=\"hover\" y=\"0\" height=\"100%\" x=\"").append(percent(from));
        svg.append("\" width=\"").append(percent(to - from)).append("\"><title>");
        svg.append(Text.escape(text)).append("</title></rect>");
    }

    private static String percent(double share) {
        return number(100 * share) + "%";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
