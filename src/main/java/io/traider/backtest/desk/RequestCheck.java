package io.traider.backtest.desk;

import io.traider.backtest.BarStrategy;
import io.traider.backtest.desk.BacktestRequest.Bars;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.Workshop.BarSeries;
import io.traider.backtest.desk.Workshop.Choices;
import io.traider.domain.Quantity;
import io.traider.execution.Delay;
import io.traider.execution.FillModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a request can be run, field by field. */
final class RequestCheck {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 30;
    private static final int MOST_HOURS = 24 * 31;
    private static final int MOST_FRAMES = 5_000;

    private final BacktestRequest request;
    private final Choices choices;
    private final List<Problem> problems = new ArrayList<>();

    private RequestCheck(BacktestRequest request, Choices choices) {
        this.request = request;
        this.choices = choices;
    }

    static List<Problem> problems(BacktestRequest request, Choices choices) {
        RequestCheck check = new RequestCheck(request, choices);
        check.name();
        check.source();
        if (request.bars() == null) {
            check.strategy();
        } else {
            check.bars(request.bars());
        }
        check.time();
        check.models();
        if (request.bars() == null) {
            check.changes();
        }
        return List.copyOf(check.problems);
    }

    private void wrong(String field, String advice) {
        problems.add(new Problem(field, advice));
    }

    private void name() {
        if (request.name().strip().length() > LONGEST_NAME) {
            wrong("name", request.name().strip().length() + " characters. Maybe say it in " + LONGEST_NAME);
        }
    }

    private void strategy() {
        if (!choices.strategies().contains(request.strategy())) {
            wrong(
                    "strategy",
                    "There is no strategy '" + request.strategy() + "'. Maybe one of " + choices.strategies());
        }
    }

    private void source() {
        if (!choices.sources().contains(request.source())) {
            wrong("source", request.source() + " cannot be had here. Maybe one of " + choices.sources());
        } else if (request.source() == Source.CAPTURES && !choices.recordings().contains(request.recording())) {
            wrong(
                    "recording",
                    request.recording().isEmpty()
                            ? "Choose a recording."
                            : "There is no '" + request.recording() + "'. Maybe one of " + choices.recordings());
        }
    }

    private void bars(Bars bars) {
        tried("strategy", () -> BarStrategy.parse(request.strategy()));
        if (request.source() != Source.HISTORY) {
            wrong("source", "Bars are in the imported history. Maybe HISTORY");
        } else if (choices.bars(bars) == null) {
            wrong(
                    "bars.instrument",
                    "There are no " + bars.interval() + " bars of " + bars.instrument() + ". Maybe " + there());
        }
        tried("bars.unit", () -> above(bars.unit(), 1));
        tried("bars.unit", () -> Quantity.of(bars.unit()));
        tried("bars.capital", () -> above(bars.capital(), 100_000));
        if (!request.changes().isEmpty()) {
            wrong(
                    "changes." + request.changes().firstKey(),
                    "A strategy of bars has its values in its name. Maybe " + BacktestRequest.BAR_STRATEGY);
        }
    }

    private String there() {
        return choices.bars().isEmpty()
                ? "import some first: traider data import"
                : choices.bars().stream()
                        .map(series -> series.interval() + " of " + series.instrument())
                        .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static void above(BigDecimal number, int example) {
        if (number.signum() <= 0 || number.precision() > LONGEST_NUMBER) {
            throw new IllegalArgumentException(number + " does not do. Maybe " + example);
        }
    }

    private void time() {
        Instant from = request.from();
        Instant to = request.to();
        if (from != null && to != null && !to.isAfter(from)) {
            wrong("to", "The end must come after the beginning.");
        }
        if (request.source() == Source.SIMULATED) {
            simulated(from, to);
        }
        within("from", from);
        within("to", to);
    }

    private void simulated(@Nullable Instant from, @Nullable Instant to) {
        if (request.hours() < 1 || request.hours() > MOST_HOURS) {
            wrong("hours", request.hours() + " hours do not do. Maybe 1 to " + MOST_HOURS);
        }
        if (from != null && to != null && Duration.between(from, to).toHours() > MOST_HOURS) {
            wrong("to", "More than " + MOST_HOURS + " hours. Maybe run a shorter time");
        }
        if (from == null && to != null) {
            wrong("from", "Say when it begins as well, or only how many hours.");
        }
        if (request.rate() < 1 || request.rate() > MOST_FRAMES) {
            wrong("rate", request.rate() + " frames a second do not do. Maybe 1 to " + MOST_FRAMES);
        }
    }

    private void within(String field, @Nullable Instant time) {
        BarSeries series = request.bars() == null ? null : choices.bars(request.bars());
        Workshop.Span span = series == null ? choices.span(request.source()) : series.span();
        if (time != null && span != null && (time.isBefore(span.from()) || time.isAfter(span.to()))) {
            wrong(field, "There is data from " + span.from() + " to " + span.to() + ".");
        }
    }

    private void models() {
        tried("fill", this::fill);
        String[] ways = request.latency().split(",", -1);
        if (ways.length != 3) {
            wrong("latency", "'" + request.latency() + "' is not of three parts. Maybe recorded,stated,0");
        }
        for (String way : ways) {
            tried("latency", () -> Delay.parse(way.strip()));
        }
        if (!request.fees().isEmpty() && !request.fees().matches("-?[0-9]{1,4}(\\.[0-9]+)?:-?[0-9]{1,4}(\\.[0-9]+)?")) {
            wrong("fees", "'" + request.fees() + "' is no pair of basis points. Maybe 2:5 for maker and taker");
        }
    }

    private void fill() {
        boolean ofBars = FillModel.parse(request.fill()) instanceof FillModel.OnBars;
        if (ofBars && request.bars() == null) {
            throw new IllegalArgumentException(
                    request.fill() + " is for bars. Maybe depth:risk-averse, depth:power-3 or depth:log");
        }
        if (!ofBars && request.bars() != null) {
            throw new IllegalArgumentException(
                    request.fill() + " needs books, and bars have none. Maybe " + BacktestRequest.BAR_FILL);
        }
    }

    private void tried(String field, Runnable parse) {
        try {
            parse.run();
        } catch (IllegalArgumentException e) {
            wrong(field, String.valueOf(e.getMessage()));
        }
    }

    private void changes() {
        SortedMap<String, String> known = choices.values(request.strategy(), request.source());
        request.changes().forEach((name, value) -> {
            if (!known.containsKey(name)) {
                wrong("changes." + name, "The strategy has no '" + name + "'. Maybe one of " + known.keySet());
            } else {
                tried("changes." + name, () -> number(value));
            }
        });
    }

    private static void number(String value) {
        try {
            if (new BigDecimal(value.strip()).precision() > LONGEST_NUMBER) {
                throw new NumberFormatException("too long");
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no number. Maybe 1.5", e);
        }
    }
}
