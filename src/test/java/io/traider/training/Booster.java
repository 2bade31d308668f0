package io.traider.training;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;

/** Gradient boosting by LightGBM: few, shallow, strongly regularised trees, the same on every run. */
final class Booster implements AutoCloseable {

    static final int TREES = 100;
    static final String SETTINGS = "objective=binary max_depth=4 num_leaves=12 learning_rate=0.05 min_data_in_leaf=200 "
            + "feature_fraction=0.7 bagging_fraction=0.7 bagging_freq=1 lambda_l2=5 max_bin=127 seed=7 "
            + "deterministic=true force_row_wise=true num_threads=1 verbosity=-1";

    private final LGBMDataset data;
    private final LGBMBooster booster;
    private final int columns;

    private Booster(LGBMDataset data, LGBMBooster booster, int columns) {
        this.data = data;
        this.booster = booster;
        this.columns = columns;
    }

    static Booster train(List<Sample> samples) throws LGBMException {
        int columns = samples.getFirst().inputs().length;
        LGBMDataset data = LGBMDataset.createFromMat(matrix(samples), samples.size(), columns, true, SETTINGS, null);
        float[] labels = new float[samples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = samples.get(i).up() ? 1 : 0;
        }
        data.setField("label", labels);
        LGBMBooster booster = LGBMBooster.create(data, SETTINGS);
        for (int i = 0; i < TREES; i++) {
            booster.updateOneIter();
        }
        return new Booster(data, booster, columns);
    }

    double[] score(List<Sample> samples) throws LGBMException {
        return booster.predictForMat(
                matrix(samples), samples.size(), columns, true, PredictionType.C_API_PREDICT_NORMAL);
    }

    /** LightGBM's own text model. */
    String text() throws LGBMException {
        return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
    }

    /** Total gain of the splits on each input. */
    double[] gains() throws LGBMException {
        return booster.featureImportance(0, LGBMBooster.FeatureImportanceType.GAIN);
    }

    @Override
    public void close() throws LGBMException {
        booster.close();
        data.close();
    }

    private static float[] matrix(List<Sample> samples) {
        int columns = samples.getFirst().inputs().length;
        float[] matrix = new float[samples.size() * columns];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(samples.get(i).inputs(), 0, matrix, i * columns, columns);
        }
        return matrix;
    }
}
