package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Input;
import io.traider.domain.Reason;
import io.traider.domain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which alerts one of two runs alone has. */
class AlertPairsTest {

    private final List<AlertApart> told = new ArrayList<>();
    private final AlertPairs pairs = new AlertPairs(told::add);
    private final Side was = new Side();
    private final Side would = new Side();

    private static Alert alert(long sequence, String code) {
        return new Alert(
                "A" + sequence + "-1",
                sequence,
                sequence,
                AlertKind.RISK,
                "risk",
                "ours",
                "portfolio@paper",
                null,
                null,
                null,
                new Reason("rule of " + code, code, List.of()),
                List.of(),
                0);
    }

    private static void step(Side side, long at, Alert... alerts) {
        Input input = new Input.Timer(at);
        side.step(
                at,
                new Step(
                        at,
                        input,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        List.of(),
                        List.of(alerts)));
    }

    private void settle(long at) {
        pairs.on(at, was, would);
    }

    @Test
    void whatLastsOnBothSidesAtOnceIsTheSameWhicheverBeganFirst() {
        Alert early = alert(1, "LEVERAGE");
        Alert late = alert(3, "LEVERAGE");
        step(would, 1, early);
        settle(1);
        step(was, 3, late);
        settle(3);
        step(would, 4, early.ended(4));
        settle(4);
        step(was, 5, late.ended(5));
        settle(5);
        pairs.end();
        assertThat(told).isEmpty();
    }

    @Test
    void whatEndedBeforeItBeganOnTheOtherSideIsLostAndGained() {
        was.inForce(new TreeMap<>(Map.of("rules:risk", "present")));
        would.inForce(new TreeMap<>(Map.of("rules:risk", "draft")));
        Alert first = alert(1, "LEVERAGE");
        step(was, 1, first);
        settle(1);
        assertThat(told).as("it may yet begin on the other side").isEmpty();
        step(was, 2, first.ended(2));
        settle(2);
        Alert second = alert(3, "LEVERAGE");
        step(would, 3, second);
        settle(3);
        pairs.end();
        assertThat(told)
                .containsExactly(new AlertApart(1, false, first, "draft"), new AlertApart(3, true, second, "present"));
    }

    @Test
    void oneOfEachIsPairedAndASecondIsApart() {
        Alert only = alert(1, "LEVERAGE");
        step(was, 1, only);
        Alert first = alert(1, "LEVERAGE");
        step(would, 1, first);
        settle(1);
        step(would, 2, first.ended(2));
        settle(2);
        Alert second = alert(3, "LEVERAGE");
        step(would, 3, second);
        settle(3);
        pairs.end();
        assertThat(told).extracting(AlertApart::alert).containsExactly(second);
    }

    @Test
    void whatBeginsAndEndsOnOneInputIsPairedToo() {
        Alert brief = alert(1, "LEVERAGE");
        step(was, 1, brief, brief.ended(1));
        step(would, 1, brief, brief.ended(1));
        settle(1);
        step(would, 2, alert(2, "DRAWDOWN"));
        settle(2);
        pairs.end();
        pairs.end();
        assertThat(told).extracting(each -> each.alert().reason().code()).containsExactly("DRAWDOWN");
    }
}
