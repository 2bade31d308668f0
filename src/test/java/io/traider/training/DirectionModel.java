package io.traider.training;

import io.github.metarank.lightgbm4j.LGBMException;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Trains on samples, measures by walk-forward, writes the model and its card, and checks that they agree. */
final class DirectionModel {

    /** The features that are known of every instrument after warm-up. */
    static final List<String> INPUTS = FeatureEngine.SET.names().subList(0, 20);

    /** Largest difference between LightGBM and ONNX Runtime that is let through. */
    private static final double AGREEMENT = 1e-5;

    private static final double GAP = 0.01;

    private final List<Sample> samples;

    DirectionModel(List<Sample> samples) {
        this.samples = samples;
    }

    void write(Path folder) throws LGBMException, IOException {
        WalkForward figures = new WalkForward(samples, GAP);
        try (Booster booster = Booster.train(samples)) {
            byte[] onnx = OnnxTrees.write(
                    Trees.parse(booster.text()), INPUTS.size(), "direction", 1, "LightGBM 4.3.0, TRAIDER");
            double[] scores = booster.score(samples);
            String card = new DirectionCard(samples, scores, figures, hash(onnx)).text();
            double apart = apart(onnx, ModelCard.parse(card), scores);
            System.out.println(onnx.length + " bytes, LightGBM and ONNX Runtime differ by at most " + apart);
            System.out.println("gains " + Arrays.toString(booster.gains()));
            Files.createDirectories(folder);
            Files.write(folder.resolve("model.onnx"), onnx);
            Files.writeString(folder.resolve("card.yml"), card);
            System.out.println(card);
        }
    }

    private double apart(byte[] onnx, ModelCard card, double[] scores) {
        double worst = 0;
        double[] features = new double[FeatureEngine.SET.size()];
        try (OnnxModel model = OnnxModel.load(onnx, card, FeatureEngine.SET)) {
            for (int i = 0; i < scores.length; i++) {
                float[] inputs = samples.get(i).inputs();
                for (int f = 0; f < inputs.length; f++) {
                    features[f] = inputs[f];
                }
                worst = Math.max(worst, Math.abs(model.score(features) - scores[i]));
            }
        }
        if (!(worst <= AGREEMENT)) {
            throw new IllegalStateException("LightGBM and ONNX Runtime differ by " + worst);
        }
        return worst;
    }

    private static String hash(byte[] onnx) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onnx));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
