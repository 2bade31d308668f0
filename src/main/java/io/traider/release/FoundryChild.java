package io.traider.release;

import io.traider.rule.PackSource;
import io.traider.rule.ShippedPacks;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What runs in the foundry's process: reads orders from standard input and writes what came of them to standard output. While
 * nobody asks, at its start, it checks and builds the shipped packs, so that the first order finds the compilers warm. It halts
 * when standard input ends, in whatever it is.
 */
final class FoundryChild {

    private static final int WARM_UP_ROUNDS = 8;

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

    /** A shipped pack with a remark in front, so that nothing of it is remembered: checked, then built and tried, in turn. */
    private static ForgingOrder exercise(int round) {
        List<PackSource> shipped = ShippedPacks.all();
        PackSource pack = shipped.get(round / 2 % shipped.size());
        SortedMap<String, String> files = new TreeMap<>(pack.files());
        files.put(pack.name() + ".drl", "// Round " + round + "\n" + pack.drl());
        boolean build = round % 2 == 1;
        return new ForgingOrder(new PackSource(pack.kind(), pack.name(), files), build, build);
    }
}
