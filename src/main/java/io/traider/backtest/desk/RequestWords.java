package io.traider.backtest.desk;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A request in words. */
final class RequestWords {

    private static final int LONGEST = 100;

    private RequestWords() {}

    /** What a run is called that nobody named. */
    static String name(BacktestRequest request) {
        BacktestRequest.Bars bars = request.bars();
        String source = switch (request.source()) {
            case SIMULATED -> "simulated, seed " + request.seed() + hours(request);
            case JOURNAL -> "journal";
            case HISTORY -> bars == null ? "imported history" : bars.interval() + " bars of " + bars.instrument();
            case CAPTURES -> request.recording();
        };
        String changes =
                request.changes().entrySet().stream().map(RequestWords::change).collect(Collectors.joining(", "));
        String what = request.strategy() + ": " + source;
        String name = changes.isEmpty() ? what : what + ", " + changes;
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    private static String hours(BacktestRequest request) {
        return request.to() == null ? String.format(Locale.ROOT, ", %d h", request.hours()) : "";
    }

    private static String change(Map.Entry<String, String> change) {
        return change.getKey() + " " + change.getValue();
    }
}
