package io.traider.training;

import java.util.List;

/**
 * How a model is to be trained.
 *
 * @param name of the model, for example {@code direction-gbt}
 * @param version from 1
 * @param inputs features that it reads, in its order
 * @param horizon of the label, one of the export's
 * @param stride every how manieth row of an instrument is taken, since labels overlap
 * @param embargoNanos left out before each stretch that is measured, besides the horizon
 * @param trees how many
 * @param seed of all that is drawn by lot
 */
public record TrainingPlan(
        String name,
        int version,
        List<String> inputs,
        Target target,
        Horizon horizon,
        int stride,
        long embargoNanos,
        int trees,
        long seed) {

    private static final int MOST_TREES = 2_000;

    public TrainingPlan {
        inputs = List.copyOf(inputs);
        if (!name.matches("[a-z][a-z0-9-]{0,63}") || version < 1) {
            throw new IllegalArgumentException(
                    "'" + name + "' version " + version + " is no name of a model. Maybe --out=models/direction-gbt/1");
        }
        if (stride < 1 || embargoNanos < 0 || trees < 1 || trees > MOST_TREES || inputs.isEmpty()) {
            throw new IllegalArgumentException("stride " + stride + ", embargo " + embargoNanos + " ns, " + trees
                    + " trees of " + inputs.size() + " inputs cannot be trained. Maybe 4, 30 s and 100 trees");
        }
    }
}
