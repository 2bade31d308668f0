package io.traider.release;

import io.traider.model.ModelCard;
import io.traider.model.ModelFinding;
import io.traider.model.ModelTrial;
import io.traider.model.Trial;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What runs in the process that tries models: reads an order, says what it does next, and answers. */
final class TrialChild {

    private static final Trial NOTHING = new Trial(List.of(), null);

    private TrialChild() {}

    public static void main(String[] args) {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        // Whatever else writes there would be taken for an answer.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        Orders orders = Orders.from(System.in);
        try {
            while (true) {
                byte[] frame = orders.take();
                Trial trial = trial(TrialFrames.order(frame), out);
                Frames.send(out, TrialFrames.of(new TrialFrames.Said("", Frames.digest(frame), trial)));
            }
        } catch (IOException | UncheckedIOException e) {
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Trial trial(TrialOrder order, DataOutputStream out) throws IOException {
        byte[] onnx = Files.readAllBytes(Path.of(order.file()));
        try {
            return ModelTrial.run(
                    onnx,
                    ModelCard.parse(order.card()),
                    order.rows(),
                    order.budget(),
                    System::nanoTime,
                    stage -> say(stage, out));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Trial(List.of(ModelFinding.problem("", "it cannot be tried: " + e.getMessage(), "", "")), null);
        }
    }

    private static void say(String stage, DataOutputStream out) {
        try {
            Frames.send(out, TrialFrames.of(new TrialFrames.Said(stage, "", NOTHING)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
