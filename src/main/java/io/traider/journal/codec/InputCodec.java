package io.traider.journal.codec;

import io.traider.domain.Command;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.KillScope;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.ReleaseKind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Inputs of the engine as bytes and back, exactly. */
public final class InputCodec {
    private static final int REPORT = 10;
    private static final int TIMER = 11;
    private static final int OPERATOR = 12;
    private static final int ACTIVATED = 13;
    private static final int STARTED = 14;
    private static final int SHADOWED = 15;
    private static final int DEPLOYED = 16;

    private static final int ACCEPTED = 0;
    private static final int REJECTED = 1;
    private static final int FILLED = 2;
    private static final int CANCELLED = 3;
    private static final int EXPIRED = 4;
    private static final int TRIGGERED = 5;
    private static final int LIQUIDATED = 6;
    private static final int PENALISED = 7;

    private static final int ENGAGE = 0;
    private static final int RELEASE = 1;
    private static final int CANCEL = 2;

    private final MarketCodec market = new MarketCodec();
    private long nanos;

    InputCodec() {}

    /** The inputs of a block. */
    public static Payload payload(List<Input> inputs) {
        Writer out = new Writer(64 * inputs.size());
        InputCodec codec = new InputCodec();
        out.list(inputs, input -> codec.write(out, input));
        return Payload.of(out);
    }

    /** The inputs of a block as they are kept. */
    public static byte[] encode(List<Input> inputs) {
        return payload(inputs).packed();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the payload is damaged or of a version that is not known
     */
    public static List<Input> decode(byte[] payload) {
        return decode(Payload.stored(payload));
    }

    /** Reads what {@link #payload} wrote. */
    public static List<Input> decode(Payload payload) {
        Reader in = new Reader(payload.content(), 0);
        InputCodec codec = new InputCodec();
        return in.list(() -> codec.read(in));
    }

    void write(Writer out, Input input) {
        out.octet(tag(input));
        out.signed(input.nanos() - nanos);
        nanos = input.nanos();
        switch (input) {
            case Input.Market(long at, MarketEvent event) -> market.write(out, event, at);
            case Input.Report(long at, ExecutionReport report) -> writeReport(out, report);
            case Input.Timer timer -> {}
            case Input.Operator(long at, Command command, String by) -> {
                writeCommand(out, command);
                out.name(by);
            }
            case Input.Activated(long at, ReleaseKind kind, String name, String hash) -> {
                out.constant(kind);
                out.name(name);
                out.name(hash);
            }
            case Input.Shadowed(long at, ReleaseKind kind, String name, String hash) -> {
                out.needs(Packing.FACTS);
                out.constant(kind);
                out.name(name);
                out.name(hash);
            }
            case Input.Deployed(long at, String strategy, SortedMap<String, String> versions) -> {
                out.needs(Packing.DEPLOYED);
                out.name(strategy);
                out.list(List.copyOf(versions.entrySet()), each -> {
                    out.name(each.getKey());
                    out.name(each.getValue());
                });
            }
            case Input.Started(long at, Mode mode, String feed, String software) -> {
                out.constant(mode);
                out.name(feed);
                out.name(software);
            }
        }
    }

    Input read(Reader in) {
        int tag = in.octet();
        nanos += in.signed();
        return switch (tag) {
            case REPORT -> new Input.Report(nanos, readReport(in));
            case TIMER -> new Input.Timer(nanos);
            case OPERATOR -> new Input.Operator(nanos, readCommand(in), in.name());
            case ACTIVATED -> new Input.Activated(nanos, in.constant(ReleaseKind.class), in.name(), in.name());
            case SHADOWED -> new Input.Shadowed(nanos, in.constant(ReleaseKind.class), in.name(), in.name());
            case DEPLOYED -> new Input.Deployed(nanos, in.name(), versions(in));
            case STARTED -> new Input.Started(nanos, in.constant(Mode.class), in.name(), in.name());
            default -> new Input.Market(nanos, market.read(in, tag, nanos));
        };
    }

    private static SortedMap<String, String> versions(Reader in) {
        SortedMap<String, String> all = new TreeMap<>();
        in.list(() -> Map.entry(in.name(), in.name())).forEach(each -> all.put(each.getKey(), each.getValue()));
        return all;
    }

    private static int tag(Input input) {
        return switch (input) {
            case Input.Market i -> MarketCodec.tag(i.event());
            case Input.Report i -> REPORT;
            case Input.Timer i -> TIMER;
            case Input.Operator i -> OPERATOR;
            case Input.Activated i -> ACTIVATED;
            case Input.Shadowed i -> SHADOWED;
            case Input.Deployed i -> DEPLOYED;
            case Input.Started i -> STARTED;
        };
    }

    private void writeReport(Writer out, ExecutionReport report) {
        switch (report) {
            case ExecutionReport.Accepted r -> head(out, ACCEPTED, r);
            case ExecutionReport.Rejected r -> {
                head(out, REJECTED, r);
                out.text(r.reason());
            }
            case ExecutionReport.Filled r -> {
                out.octet(FILLED);
                TradingCodec.fill(out, r.fill());
            }
            case ExecutionReport.Cancelled r -> {
                head(out, CANCELLED, r);
                out.text(r.reason());
            }
            case ExecutionReport.Expired r -> head(out, EXPIRED, r);
            case ExecutionReport.Triggered r -> {
                out.needs(Packing.CONDITIONS);
                head(out, TRIGGERED, r);
            }
            case ExecutionReport.Liquidated r -> {
                out.needs(Packing.CONDITIONS);
                boolean penalised = !r.penalty().isZero();
                out.octet(penalised ? PENALISED : LIQUIDATED);
                TradingCodec.order(out, r.forced());
                TradingCodec.fill(out, r.fill());
                if (penalised) {
                    out.needs(Packing.CHARGES);
                    TradingCodec.money(out, r.penalty());
                }
            }
        }
    }

    private void head(Writer out, int tag, ExecutionReport report) {
        out.octet(tag);
        out.name(report.order());
        out.signed(report.nanos() - nanos);
    }

    private ExecutionReport readReport(Reader in) {
        int tag = in.octet();
        if (tag == FILLED) {
            return new ExecutionReport.Filled(TradingCodec.fill(in));
        }
        if (tag == LIQUIDATED || tag == PENALISED) {
            Order forced = TradingCodec.order(in);
            Fill fill = TradingCodec.fill(in);
            Money penalty = tag == PENALISED
                    ? TradingCodec.money(in)
                    : Money.zero(fill.fee().currency());
            return new ExecutionReport.Liquidated(forced, fill, penalty);
        }
        String order = in.name();
        long at = in.signed() + nanos;
        return switch (tag) {
            case ACCEPTED -> new ExecutionReport.Accepted(order, at);
            case REJECTED -> new ExecutionReport.Rejected(order, at, in.text());
            case CANCELLED -> new ExecutionReport.Cancelled(order, at, in.text());
            case EXPIRED -> new ExecutionReport.Expired(order, at);
            case TRIGGERED -> new ExecutionReport.Triggered(order, at);
            default -> throw new IllegalArgumentException("no execution report has tag " + tag);
        };
    }

    private static void writeCommand(Writer out, Command command) {
        switch (command) {
            case Command.EngageKillSwitch(KillScope scope, String reason) -> {
                out.octet(ENGAGE);
                TradingCodec.scope(out, scope);
                out.text(reason);
            }
            case Command.ReleaseKillSwitch(KillScope scope, String reason) -> {
                out.octet(RELEASE);
                TradingCodec.scope(out, scope);
                out.text(reason);
            }
            case Command.CancelOrder(String order) -> {
                out.octet(CANCEL);
                out.name(order);
            }
        }
    }

    private static Command readCommand(Reader in) {
        int tag = in.octet();
        return switch (tag) {
            case ENGAGE -> new Command.EngageKillSwitch(TradingCodec.scope(in), in.text());
            case RELEASE -> new Command.ReleaseKillSwitch(TradingCodec.scope(in), in.text());
            case CANCEL -> new Command.CancelOrder(in.name());
            default -> throw new IllegalArgumentException("no command has tag " + tag);
        };
    }
}
