package io.traider.journal.codec;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.domain.FeatureVector;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.MemberScore;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.RuleFault;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import io.traider.domain.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A step with its input as bytes and back, exactly. */
public final class StepCodec {
    private static final int SUBMIT = 0;
    private static final int CANCEL = 1;

    /** Set beside the flag of a decision that is allowed, which is written as ever, when facts follow. */
    private static final int WITH_FACTS = 2;

    /** The same when what each member of the score said follows on the facts. */
    private static final int WITH_MEMBERS = 4;

    /** The same of a decision whose strategy was in the shadow. */
    private static final int WOULD_BE = 8;

    /** Set beside the flag of a step that has the portfolio's figures, when faults follow. */
    private static final int WITH_FAULTS = 2;

    /** The same when alerts follow on the faults. */
    private static final int WITH_ALERTS = 4;

    /** The same when what borrowing and liquidations cost follows on the portfolio's figures. */
    private static final int WITH_CHARGES = 8;

    private StepCodec() {}

    /** The step, whole, as it is kept: one with decisions is read again and again, and only half of it would be saved. */
    public static Payload payload(Step step) {
        Writer content = write(step);
        return step.decisions().isEmpty() ? Payload.of(content) : Payload.plain(content);
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
        write(out, step);
        return out;
    }

    static void write(Writer out, Step step) {
        out.number(step.sequence());
        new InputCodec().write(out, step.input());
        out.list(step.decisions(), decision -> decision(out, decision));
        out.list(step.orders(), order -> TradingCodec.order(out, order));
        out.list(step.fills(), fill -> TradingCodec.fill(out, fill));
        out.list(step.entries(), entry -> TradingCodec.entry(out, entry));
        out.list(step.positions(), position -> TradingCodec.position(out, position));
        out.optional(step.switches(), all -> out.list(all, engaged -> TradingCodec.killSwitch(out, engaged)));
        out.list(step.instructions(), instruction -> instruction(out, instruction));
        PortfolioSummary summary = step.portfolio();
        boolean faulty = !step.faults().isEmpty();
        boolean charged = summary != null && summary.charged();
        boolean alerted = !step.alerts().isEmpty();
        out.octet((summary == null ? 0 : 1)
                | (faulty ? WITH_FAULTS : 0)
                | (alerted ? WITH_ALERTS : 0)
                | (charged ? WITH_CHARGES : 0));
        if (summary != null) {
            TradingCodec.summary(out, summary);
        }
        if (faulty) {
            RuleCodec.faults(out, step.faults());
        }
        if (alerted) {
            RuleCodec.alerts(out, step.alerts());
        }
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
        long sequence = in.number();
        Input input = new InputCodec().read(in);
        List<Decision> decisions = in.list(() -> decision(in));
        List<Order> orders = in.list(() -> TradingCodec.order(in));
        List<Fill> fills = in.list(() -> TradingCodec.fill(in));
        List<LedgerEntry> entries = in.list(() -> TradingCodec.entry(in));
        List<Position> positions = in.list(() -> TradingCodec.position(in));
        List<KillSwitch> switches = in.optional(() -> in.list(() -> TradingCodec.killSwitch(in)));
        List<Instruction> instructions = in.list(() -> instruction(in));
        int flags = in.octet();
        PortfolioSummary summary = (flags & 1) == 0 ? null : TradingCodec.summary(in, (flags & WITH_CHARGES) != 0);
        List<RuleFault> faults = (flags & WITH_FAULTS) == 0 ? List.of() : RuleCodec.faults(in);
        List<Alert> alerts = (flags & WITH_ALERTS) == 0 ? List.of() : RuleCodec.alerts(in);
        return new Step(
                sequence,
                input,
                decisions,
                orders,
                fills,
                entries,
                positions,
                switches,
                instructions,
                summary,
                faults,
                alerts);
    }

    /** The decisions of a step, with which it begins. */
    static List<Decision> decisions(Reader in) {
        in.number();
        new InputCodec().read(in);
        return in.list(() -> decision(in));
    }

    /** The faults of rules that a step had, as the log keeps it. */
    public static List<RuleFault> faults(Payload payload) {
        return Packing.version(payload.packed()) < Packing.FAULTS
                ? List.of()
                : decode(payload).faults();
    }

    private static void decision(Writer out, Decision decision) {
        out.number(decision.sequence());
        out.signed(decision.nanos());
        signal(out, decision.signal());
        features(out, decision.features());
        score(out, decision.score());
        out.optional(decision.intent(), intent -> TradingCodec.intent(out, intent));
        boolean withFacts = !decision.facts().isEmpty();
        boolean withMembers = !decision.score().members().isEmpty();
        if (withMembers || decision.wouldBe()) {
            out.needs(Packing.MEMBERS);
        }
        out.octet((decision.verdict().allowed() ? 1 : 0)
                | (withFacts ? WITH_FACTS : 0)
                | (withMembers ? WITH_MEMBERS : 0)
                | (decision.wouldBe() ? WOULD_BE : 0));
        RuleCodec.reasons(out, decision.verdict().reasons());
        out.optional(decision.order(), out::name);
        versions(out, decision.versions());
        if (withFacts) {
            RuleCodec.facts(out, decision.facts());
        }
        if (withMembers) {
            out.list(decision.score().members(), member -> member(out, member));
        }
    }

    private static Decision decision(Reader in) {
        long sequence = in.number();
        long nanos = in.signed();
        Signal signal = signal(in);
        FeatureVector features = features(in);
        Score score = score(in);
        OrderIntent intent = in.optional(() -> TradingCodec.intent(in));
        int flags = in.octet();
        Verdict verdict = new Verdict((flags & 1) != 0, RuleCodec.reasons(in));
        String order = in.optional(in::name);
        Map<String, String> versions = versions(in);
        List<Fact> facts = (flags & WITH_FACTS) == 0 ? List.of() : RuleCodec.facts(in);
        List<MemberScore> members = (flags & WITH_MEMBERS) == 0 ? List.of() : in.list(() -> member(in));
        return new Decision(
                sequence,
                nanos,
                signal,
                features,
                new Score(score.model(), score.hash(), score.value(), score.refusal(), members),
                intent,
                verdict,
                order,
                versions,
                facts,
                (flags & WOULD_BE) != 0);
    }

    private static void member(Writer out, MemberScore member) {
        out.name(member.model());
        out.name(member.hash());
        out.real(member.weight());
        out.real(member.value());
    }

    private static MemberScore member(Reader in) {
        return new MemberScore(in.name(), in.name(), in.real(), in.real());
    }

    private static void signal(Writer out, Signal signal) {
        out.name(signal.strategy());
        MarketCodec.instrument(out, signal.instrument());
        out.constant(signal.kind());
        RuleCodec.reasons(out, signal.reasons());
    }

    private static Signal signal(Reader in) {
        return new Signal(in.name(), MarketCodec.instrument(in), in.constant(SignalKind.class), RuleCodec.reasons(in));
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

    /** In the order of their names, so that equal decisions are equal bytes. */
    private static void versions(Writer out, Map<String, String> versions) {
        Map<String, String> sorted = versions.size() > 1 ? new TreeMap<>(versions) : versions;
        out.list(List.copyOf(sorted.entrySet()), version -> {
            out.name(version.getKey());
            out.name(version.getValue());
        });
    }

    private static Map<String, String> versions(Reader in) {
        int count = in.count();
        Map<String, String> versions = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            versions.put(in.name(), in.name());
        }
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
