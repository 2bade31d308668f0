package io.traider.training;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.function.IntConsumer;

/** Gradient boosting by LightGBM: few, shallow, strongly regularised trees, the same on every run. */
final class Booster implements AutoCloseable {

    static final String LIBRARY = "LightGBM 4.3.0";

    private static final String SETTINGS = "objective=binary max_depth=4 num_leaves=12 learning_rate=0.05 "
            + "min_data_in_leaf=%d feature_fraction=0.7 bagging_fraction=0.7 bagging_freq=1 lambda_l2=5 max_bin=127 "
            + "seed=%d deterministic=true force_row_wise=true num_threads=1 verbosity=-1";
    private static final int LEAST_IN_LEAF = 200;

    private final LGBMDataset data;
    private final LGBMBooster booster;
    private final int columns;

    private Booster(LGBMDataset data, LGBMBooster booster, int columns) {
        this.data = data;
        this.booster = booster;
        this.columns = columns;
    }

    /**
     * Trains on rows.
     *
     * @param matrix row by row
     * @param labels 1 or 0 of each row
     * @param progress is told of each tree that is done
     * @throws IllegalStateException when LightGBM cannot, with what it says
     */
    static Booster train(float[] matrix, float[] labels, int trees, long seed, IntConsumer progress) {
        int columns = matrix.length / labels.length;
        int least = Math.clamp(labels.length / 100, 5, LEAST_IN_LEAF);
        String settings = SETTINGS.formatted(least, seed);
        try {
            LGBMDataset data = LGBMDataset.createFromMat(matrix, labels.length, columns, true, settings, null);
            data.setField("label", labels);
            LGBMBooster booster = LGBMBooster.create(data, settings);
            for (int i = 0; i < trees; i++) {
                booster.updateOneIter();
                progress.accept(i + 1);
            }
            return new Booster(data, booster, columns);
        } catch (LGBMException e) {
            throw new IllegalStateException(
                    "LightGBM cannot train on " + labels.length + " rows: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "LightGBM does not load: " + e.getMessage() + ". It needs OpenMP; maybe apt-get install libgomp1",
                    e);
        }
    }

    /** Probabilities of rows. */
    double[] score(float[] matrix) {
        try {
            int rows = matrix.length / columns;
            return booster.predictForMat(matrix, rows, columns, true, PredictionType.C_API_PREDICT_NORMAL);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM cannot score: " + e.getMessage(), e);
        }
    }

    /** The trees as they are written to ONNX. */
    Trees trees() {
        try {
            return Trees.parse(booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN));
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM cannot say what it learned: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            booster.close();
            data.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM does not close: " + e.getMessage(), e);
        }
    }
}
