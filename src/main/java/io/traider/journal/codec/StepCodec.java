package io.traider.journal.codec;

import io.traider.domain.Decision;
import io.traider.domain.FeatureVector;
import io.traider.domain.Figure;
import io.traider.domain.Instruction;
import io.traider.domain.Reason;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import io.traider.domain.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A step with its input as bytes and back, exactly. */
public final class StepCodec {
    private static final int SUBMIT = 0;
    private static final int CANCEL = 1;

    private StepCodec() {}

    /** The step, whole, as it is kept. */
    public static Payload payload(Step step) {
        return Payload.of(write(step));
    }

    /** The step, whole, as bytes that are kept. */
    public static byte[] encode(Step step) {
        return payload(step).packed();
    }

    /** The step, whole, not compressed: the same bytes on every machine, which hashes of steps are made of. */
    public static byte[] content(Step step) {
        return write(step).toBytes();
    }

    private static Writer write(Step step) {
        Writer out = new Writer(step.isQuiet() ? 128 : 1024);
        out.number(step.sequence());
        new InputCodec().write(out, step.input());
        out.list(step.decisions(), decision -> decision(out, decision));
        out.list(step.orders(), order -> TradingCodec.order(out, order));
        out.list(step.fills(), fill -> TradingCodec.fill(out, fill));
        out.list(step.entries(), entry -> TradingCodec.entry(out, entry));
        out.list(step.positions(), position -> TradingCodec.position(out, position));
        out.optional(step.switches(), all -> out.list(all, engaged -> TradingCodec.killSwitch(out, engaged)));
        out.list(step.instructions(), instruction -> instruction(out, instruction));
        out.optional(step.portfolio(), summary -> TradingCodec.summary(out, summary));
        return out;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the payload is damaged or of a version that is not known
     */
    public static Step decode(byte[] payload) {
        return decode(Payload.stored(payload));
    }

    /** Reads what {@link #payload} wrote. */
    public static Step decode(Payload payload) {
        Reader in = new Reader(payload.content(), 0);
        return new Step(
                in.number(),
                new InputCodec().read(in),
                in.list(() -> decision(in)),
                in.list(() -> TradingCodec.order(in)),
                in.list(() -> TradingCodec.fill(in)),
                in.list(() -> TradingCodec.entry(in)),
                in.list(() -> TradingCodec.position(in)),
                in.optional(() -> in.list(() -> TradingCodec.killSwitch(in))),
                in.list(() -> instruction(in)),
                in.optional(() -> TradingCodec.summary(in)));
    }

    private static void decision(Writer out, Decision decision) {
        out.number(decision.sequence());
        out.signed(decision.nanos());
        signal(out, decision.signal());
        features(out, decision.features());
        score(out, decision.score());
        out.optional(decision.intent(), intent -> TradingCodec.intent(out, intent));
        out.flag(decision.verdict().allowed());
        reasons(out, decision.verdict().reasons());
        out.optional(decision.order(), out::name);
        versions(out, decision.versions());
    }

    private static Decision decision(Reader in) {
        return new Decision(
                in.number(),
                in.signed(),
                signal(in),
                features(in),
                score(in),
                in.optional(() -> TradingCodec.intent(in)),
                new Verdict(in.flag(), reasons(in)),
                in.optional(in::name),
                versions(in));
    }

    private static void signal(Writer out, Signal signal) {
        out.name(signal.strategy());
        MarketCodec.instrument(out, signal.instrument());
        out.constant(signal.kind());
        reasons(out, signal.reasons());
    }

    private static Signal signal(Reader in) {
        return new Signal(in.name(), MarketCodec.instrument(in), in.constant(SignalKind.class), reasons(in));
    }

    private static void features(Writer out, FeatureVector features) {
        out.name(features.set());
        out.list(features.names(), out::name);
        for (double value : features.values()) {
            out.real(value);
        }
    }

    private static FeatureVector features(Reader in) {
        String set = in.name();
        List<String> names = in.list(in::name);
        double[] values = new double[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.real();
        }
        return new FeatureVector(set, names, values);
    }

    private static void score(Writer out, Score score) {
        out.name(score.model());
        out.name(score.hash());
        out.real(score.value());
        out.text(score.refusal());
    }

    private static Score score(Reader in) {
        return new Score(in.name(), in.name(), in.real(), in.text());
    }

    private static void reasons(Writer out, List<Reason> reasons) {
        out.list(reasons, reason -> {
            out.name(reason.rule());
            out.name(reason.code());
            out.list(reason.figures(), figure -> {
                out.name(figure.name());
                out.text(figure.value());
            });
        });
    }

    private static List<Reason> reasons(Reader in) {
        return in.list(() -> new Reason(in.name(), in.name(), in.list(() -> new Figure(in.name(), in.text()))));
    }

    /** In the order of their names, so that equal decisions are equal bytes. */
    private static void versions(Writer out, Map<String, String> versions) {
        out.list(List.copyOf(new TreeMap<>(versions).entrySet()), version -> {
            out.name(version.getKey());
            out.name(version.getValue());
        });
    }

    private static Map<String, String> versions(Reader in) {
        Map<String, String> versions = new LinkedHashMap<>();
        in.list(() -> versions.put(in.name(), in.name()));
        return versions;
    }

    private static void instruction(Writer out, Instruction instruction) {
        switch (instruction) {
            case Instruction.Submit(var order) -> {
                out.octet(SUBMIT);
                TradingCodec.order(out, order);
            }
            case Instruction.Cancel(var order, var instrument) -> {
                out.octet(CANCEL);
                out.name(order);
                MarketCodec.instrument(out, instrument);
            }
        }
    }

    private static Instruction instruction(Reader in) {
        int tag = in.octet();
        return switch (tag) {
            case SUBMIT -> new Instruction.Submit(TradingCodec.order(in));
            case CANCEL -> new Instruction.Cancel(in.name(), MarketCodec.instrument(in));
            default -> throw new IllegalArgumentException("no instruction has tag " + tag);
        };
    }
}
