package io.traider.console;

import io.traider.domain.Decision;
import io.traider.domain.OrderIntent;
import io.traider.domain.Reason;
import io.traider.domain.SignalKind;
import java.util.stream.Collectors;

/** A decision in two sentences. */
final class Story {

    private Story() {}

    static String of(Decision decision) {
        return wish(decision) + " " + verdict(decision);
    }

    private static String wish(Decision decision) {
        String rules =
                decision.signal().reasons().stream().map(Reason::rule).collect(Collectors.joining("”, “", "“", "”"));
        return "The strategy " + decision.signal().strategy() + " wanted to "
                + verb(decision.signal().kind()) + " "
                + Words.instrument(decision.signal().instrument()) + " because of " + rules + ".";
    }

    private static String verb(SignalKind kind) {
        return switch (kind) {
            case ENTER_LONG -> "go long in";
            case ENTER_SHORT -> "go short in";
            case EXIT -> "leave";
        };
    }

    private static String verdict(Decision decision) {
        OrderIntent intent = decision.intent();
        if (intent == null && stopped(decision)) {
            return "It may only leave positions, so nothing was asked for.";
        }
        if (intent == null) {
            return "No order could be sized for it.";
        }
        String order =
                (intent.side().sign() > 0 ? "buying " : "selling ") + Words.quantity(intent.quantity()) + price(intent);
        if (!decision.verdict().allowed()) {
            return "The limits denied " + order + ".";
        }
        return "The limits allowed " + order
                + (decision.wouldBe() ? ", which was not sent: it is in the shadow." : ".");
    }

    private static boolean stopped(Decision decision) {
        return decision.verdict().reasons().stream()
                .anyMatch(reason -> reason.code().equals("EXITS_ONLY"));
    }

    private static String price(OrderIntent intent) {
        String price = intent.limit() == null ? " at the market" : " at " + Words.price(intent.limit()) + " or better";
        return intent.trigger() == null ? price : price + " once " + Words.price(intent.trigger()) + " is reached";
    }
}
