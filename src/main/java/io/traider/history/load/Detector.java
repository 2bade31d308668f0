package io.traider.history.load;

import io.traider.history.SeriesKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the layout of a file by its header, or by the shape of its rows where it has none. */
final class Detector {

    private static final Map<Layout, List<Field>> NEEDED = Map.of(
            Layout.OHLCV, List.of(Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE),
            Layout.TRADES, List.of(Field.TIME, Field.PRICE, Field.QUANTITY),
            Layout.QUOTES, List.of(Field.TIME, Field.BID, Field.BID_QUANTITY, Field.ASK, Field.ASK_QUANTITY),
            Layout.FUNDING, List.of(Field.TIME, Field.RATE),
            Layout.MARKS, List.of(Field.TIME, Field.MARK, Field.INDEX));
    private static final List<Layout> PLAIN =
            List.of(Layout.OHLCV, Layout.TRADES, Layout.QUOTES, Layout.FUNDING, Layout.MARKS);
    private static final List<String> BOOK_UPDATES = List.of("updatetype", "issnapshot", "firstupdateid");

    private final Sample sample;

    private Detector(Sample sample) {
        this.sample = sample;
    }

    /**
     * How a file is to be read.
     *
     * @param layout asked for, {@code null} to tell
     * @throws LayoutException when it cannot be told, or is not the one that was asked for
     */
    static Mapping mapping(InputData data, Sample sample, @Nullable Layout layout) throws LayoutException {
        LeanName lean = LeanName.of(data);
        if (layout == Layout.LEAN
                || layout == null && lean != null && sample.header().isEmpty()) {
            return LeanName.require(lean, data).mapping(sample);
        }
        if (sample.rows().isEmpty()) {
            throw new LayoutException("it has no rows");
        }
        Detector detector = new Detector(sample);
        return sample.header().isEmpty() ? detector.byShape(layout) : detector.byHeader(layout);
    }

    private Mapping byHeader(@Nullable Layout layout) throws LayoutException {
        if (sample.header().stream().map(Field::plain).anyMatch(BOOK_UPDATES::contains)) {
            throw new LayoutException(
                    "its columns " + sample.header() + " are those of book updates, which are not kept"
                            + " in the store. Maybe take trades or best quotes");
        }
        List<Layout> fitting =
                PLAIN.stream().filter(candidate -> lacking(candidate).isEmpty()).toList();
        if (layout == null && fitting.size() > 1) {
            throw new LayoutException("its columns " + sample.header() + " could be " + fitting
                    + ". Maybe say which with --layout=" + label(fitting.getFirst()));
        }
        boolean bars = fitting.contains(Layout.OHLCV);
        if (bars && (layout == null ? ratesInOpen() : layout == Layout.FUNDING && !fitting.contains(layout))) {
            return ratesInOpenMapping();
        }
        if (layout == null ? fitting.isEmpty() : !fitting.contains(layout)) {
            throw new LayoutException(lacks(layout == null ? PLAIN : List.of(layout)));
        }
        return named(layout == null ? fitting.getFirst() : layout);
    }

    private String lacks(List<Layout> layouts) {
        List<String> reasons = layouts.stream()
                .map(layout -> label(layout) + " lacks "
                        + lacking(layout).stream().map(Field::label).toList())
                .toList();
        return "its columns " + sample.header() + " are of no layout that is read: " + String.join(", ", reasons)
                + ". Maybe rename columns, see docs/data.md";
    }

    private List<Field> lacking(Layout layout) {
        List<Field> needed = NEEDED.getOrDefault(layout, List.of());
        return needed.stream().filter(field -> field.in(sample.header()) < 0).toList();
    }

    /** All columns that have a name; the fields of other kinds among them are not looked at. */
    private Mapping named(Layout layout) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            int index = field.in(sample.header());
            if (index >= 0) {
                columns.put(field, index);
            }
        }
        return Mapping.of(kind(layout), columns);
    }

    private Mapping ratesInOpenMapping() {
        Map<Field, Integer> columns = new EnumMap<>(named(Layout.OHLCV).columns());
        columns.put(Field.RATE, columns.get(Field.OPEN));
        return Mapping.of(SeriesKind.FUNDING, columns);
    }

    /** freqtrade keeps a funding rate in the open column of bars that have nothing else. */
    private boolean ratesInOpen() {
        int high = Field.HIGH.in(sample.header());
        int low = Field.LOW.in(sample.header());
        int close = Field.CLOSE.in(sample.header());
        return sample.mostly(row -> isZero(row, high) && isZero(row, low) && isZero(row, close));
    }

    private static boolean isZero(List<String> row, int index) {
        return index < row.size()
                && row.get(index).matches("-?0*\\.?0*")
                && row.get(index).contains("0");
    }

    private Mapping byShape(@Nullable Layout layout) throws LayoutException {
        if (layout == null) {
            return told();
        }
        Mapping told = toldOrNull();
        return told != null && told.kind() == kind(layout) ? told : inOrder(layout);
    }

    private Mapping told() throws LayoutException {
        Mapping told = toldOrNull();
        if (told == null) {
            throw new LayoutException(
                    "it has no header, and rows such as " + sample.rows().getFirst()
                            + " do not tell what they are. Maybe say it with --layout, which then expects the columns"
                            + " in the order of docs/data.md, or put a header above");
        }
        return told;
    }

    private @Nullable Mapping toldOrNull() throws LayoutException {
        if (sample.width() >= 7 && isTradeOfBinance(5, 4)) {
            return at(
                    SeriesKind.TRADES,
                    Map.of(Field.ID, 0, Field.PRICE, 1, Field.QUANTITY, 2, Field.TIME, 4, Field.BUYER_MAKER, 5));
        }
        if (sample.width() >= 7 && isTradeOfBinance(6, 5)) {
            return at(
                    SeriesKind.TRADES,
                    Map.of(Field.ID, 0, Field.PRICE, 1, Field.QUANTITY, 2, Field.TIME, 5, Field.BUYER_MAKER, 6));
        }
        boolean bars = (sample.width() == 6 || sample.width() == 12) && sample.mostly(Detector::isBar);
        return bars ? inOrder(Layout.OHLCV) : null;
    }

    private boolean isTradeOfBinance(int flag, int time) {
        return sample.mostly(row -> row.size() > flag
                && row.get(flag).matches("(?i)true|false")
                && TimeText.nanos(row.get(time)) != TimeText.NONE);
    }

    private static Mapping at(SeriesKind kind, Map<Field, Integer> columns) {
        return Mapping.of(kind, columns);
    }

    private static boolean isBar(List<String> row) {
        try {
            double open = Double.parseDouble(row.get(1));
            double high = Double.parseDouble(row.get(2));
            double low = Double.parseDouble(row.get(3));
            double close = Double.parseDouble(row.get(4));
            return TimeText.nanos(row.get(0)) != TimeText.NONE
                    && high >= Math.max(open, close)
                    && low <= Math.min(open, close);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private Mapping inOrder(Layout layout) throws LayoutException {
        Mapping mapping = switch (layout) {
            case OHLCV ->
                Mapping.inOrder(
                        SeriesKind.BARS, Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME);
            case TRADES -> Mapping.inOrder(SeriesKind.TRADES, Field.TIME, Field.PRICE, Field.QUANTITY, Field.SIDE);
            case QUOTES ->
                Mapping.inOrder(
                        SeriesKind.QUOTES, Field.TIME, Field.BID, Field.BID_QUANTITY, Field.ASK, Field.ASK_QUANTITY);
            case FUNDING -> Mapping.inOrder(SeriesKind.FUNDING, Field.TIME, Field.RATE);
            case MARKS -> Mapping.inOrder(SeriesKind.MARKS, Field.TIME, Field.MARK, Field.INDEX);
            case LEAN -> throw new IllegalArgumentException("Lean's files are told by their names");
        };
        if (sample.width() < mapping.columns().size()) {
            throw new LayoutException("it has no header and " + sample.width() + " columns, and " + label(layout)
                    + " has " + mapping.columns().size() + ". Maybe put a header above");
        }
        return mapping;
    }

    private static SeriesKind kind(Layout layout) {
        return switch (layout) {
            case OHLCV -> SeriesKind.BARS;
            case TRADES -> SeriesKind.TRADES;
            case QUOTES -> SeriesKind.QUOTES;
            case FUNDING -> SeriesKind.FUNDING;
            case MARKS -> SeriesKind.MARKS;
            case LEAN -> throw new IllegalArgumentException("Lean has several kinds");
        };
    }

    private static String label(Layout layout) {
        return layout.name().toLowerCase(Locale.ROOT);
    }
}
