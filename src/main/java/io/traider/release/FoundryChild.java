package io.traider.release;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What runs in the foundry's process: reads orders from standard input and writes what came of them to standard output. While
 * nobody asks, at its start, it builds a small pack a few times, so that the first order finds the compiler warm. It halts
 * when standard input ends, in whatever it is.
 */
final class FoundryChild {

    private static final int WARM_UP_ROUNDS = 6;

    private final Orders orders;
    private final Function<ForgingOrder, Forging> work;

    private FoundryChild(Orders orders, Function<ForgingOrder, Forging> work) {
        this.orders = orders;
        this.work = work;
    }

    public static void main(String[] args) {
        serve(Forge::of, true);
    }

    /** Answers until the other side is gone. */
    static void serve(Function<ForgingOrder, Forging> work, boolean warm) {
        InputStream in = System.in;
        OutputStream out = System.out;
        // Whatever else writes there would be taken for an answer.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        FoundryChild child = new FoundryChild(Orders.from(in), work);
        child.answer(new DataOutputStream(new BufferedOutputStream(out)), warm);
    }

    private void answer(DataOutputStream out, boolean warm) {
        try {
            for (int round = 0; warm && round < WARM_UP_ROUNDS && orders.none(); round++) {
                work.apply(exercise(round));
            }
            while (true) {
                byte[] frame = orders.take();
                Forging forging = work.apply(Frames.order(frame));
                Frames.send(out, Frames.of(new Forging(Frames.digest(frame), forging.report(), forging.kjar())));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A pack with the usual conditions and consequences; each round has another text, so that nothing is remembered. */
    private static ForgingOrder exercise(int round) {
        String drl = """
            package rules.strategy
            import io.traider.rule.Holding
            import io.traider.rule.StrategyParameters
            import io.traider.rule.fact.Market
            import io.traider.rule.fact.Model
            global io.traider.rule.fact.SignalDraft signal
            rule "one"
            when
                $p : StrategyParameters()
                Holding( direction == Holding.Direction.FLAT, openOrders == 0 )
                Market( spreadBps <= $p.number("maxSpreadBps"), depthImbalance >= 0.%d, $depth : depthImbalance )
                Model( score <= 0.4, $score : score )
            then
                signal.enterShort("ONE", "score", $score, "depthImbalance", $depth);
            end
            """.formatted(round);
        return new ForgingOrder(
                new PackSource(PackKind.STRATEGY, "exercise", new TreeMap<>(Map.of("exercise.drl", drl))), false, true);
    }
}
