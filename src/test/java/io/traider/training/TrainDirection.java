package io.traider.training;

import io.traider.Captures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains {@code direction-1}; {@code models/training/README.md} says how to run it. */
public final class TrainDirection {

    private static final int SEEDS = 4;
    private static final int MINUTES = 60;

    private TrainDirection() {}

    /** @param args the folder to write to, by default that of the shipped model */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "models/onnx/direction/1");
        List<Sample> samples = new ArrayList<>();
        Optional<Path> captures = Captures.folder();
        if (captures.isPresent()) {
            samples.addAll(Tapes.recorded(captures.get().resolve("hftbacktest")));
        } else {
            System.out.println("no captures beside this checkout: trained on the simulator alone");
        }
        for (int seed = 1; seed <= SEEDS; seed++) {
            samples.addAll(Tapes.simulated(seed, MINUTES));
            System.out.println(samples.size() + " samples");
        }
        new DirectionModel(samples).write(folder);
    }
}
