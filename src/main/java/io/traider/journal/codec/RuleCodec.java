package io.traider.journal.codec;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.domain.Reason;
import io.traider.domain.RuleFault;
import java.util.List;

/** What rules were shown and what they said, and why they could not be asked. */
final class RuleCodec {

    private RuleCodec() {}

    static void reasons(Writer out, List<Reason> reasons) {
        out.list(reasons, reason -> {
            out.name(reason.rule());
            out.name(reason.code());
            figures(out, reason.figures());
        });
    }

    static List<Reason> reasons(Reader in) {
        return in.list(() -> new Reason(in.name(), in.name(), figures(in)));
    }

    static void facts(Writer out, List<Fact> facts) {
        out.needs(Packing.FACTS);
        out.list(facts, fact -> {
            out.name(fact.pack());
            out.name(fact.type());
            figures(out, fact.properties());
        });
    }

    static List<Fact> facts(Reader in) {
        return in.list(() -> new Fact(in.name(), in.name(), figures(in)));
    }

    static void faults(Writer out, List<RuleFault> faults) {
        out.needs(Packing.FAULTS);
        out.list(faults, fault -> {
            out.name(fault.pack());
            out.name(fault.hash());
            out.constant(fault.kind());
            out.name(fault.rule());
            out.text(fault.message());
            out.number(fault.asking());
            figures(out, fault.figures());
        });
    }

    static List<RuleFault> faults(Reader in) {
        return in.list(() -> new RuleFault(
                in.name(),
                in.name(),
                in.constant(RuleFault.Kind.class),
                in.name(),
                in.text(),
                Math.toIntExact(in.number()),
                figures(in)));
    }

    static void alerts(Writer out, List<Alert> alerts) {
        out.needs(Packing.ALERTS);
        out.list(alerts, alert -> {
            out.name(alert.id());
            out.number(alert.sequence());
            out.signed(alert.nanos());
            out.constant(alert.kind());
            out.name(alert.pack());
            out.name(alert.hash());
            out.name(alert.account());
            out.optional(alert.instrument(), instrument -> MarketCodec.instrument(out, instrument));
            out.optional(alert.order(), out::name);
            out.optional(alert.fill(), out::name);
            reasons(out, List.of(alert.reason()));
            facts(out, alert.facts());
            out.signed(alert.endedNanos());
        });
    }

    static List<Alert> alerts(Reader in) {
        return in.list(() -> new Alert(
                in.name(),
                in.number(),
                in.signed(),
                in.constant(AlertKind.class),
                in.name(),
                in.name(),
                in.name(),
                in.optional(() -> MarketCodec.instrument(in)),
                in.optional(in::name),
                in.optional(in::name),
                reasons(in).getFirst(),
                facts(in),
                in.signed()));
    }

    private static void figures(Writer out, List<Figure> figures) {
        out.list(figures, figure -> {
            out.name(figure.name());
            out.text(figure.value());
        });
    }

    private static List<Figure> figures(Reader in) {
        return in.list(() -> new Figure(in.name(), in.text()));
    }
}
