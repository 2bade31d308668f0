package io.traider.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A model that comes with the platform, as its files: {@code models/onnx/<name>/<version>} on the class path. */
public final class ShippedModel {

    private static final List<String> NAMES =
            List.of("direction", "direction-gbt", "direction-logistic", "direction-lstm");

    private final ModelCard card;
    private final byte[] onnx;

    private ShippedModel(ModelCard card, byte[] onnx) {
        this.card = card;
        this.onnx = onnx;
    }

    /** The first version of each, by name. */
    public static List<ShippedModel> all() {
        return NAMES.stream().map(name -> of(name, 1)).toList();
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when none has that name and version
     */
    public static ShippedModel of(String name, int version) {
        String folder = "models/onnx/" + name + "/" + version + "/";
        ModelCard card = ModelCard.parse(new String(resource(folder + "card.yml"), StandardCharsets.UTF_8));
        return new ShippedModel(card, resource(folder + "model.onnx"));
    }

    public ModelCard card() {
        return card;
    }

    /** The model file. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** SHA-256 of the model file, hexadecimal. */
    public String hash() {
        return Hash.of(onnx);
    }

    /** How a score source names it. */
    public ScoreSpec.Member member(double weight) {
        return new ScoreSpec.Member(card.name(), card.version(), hash(), card.hash(), weight);
    }

    private static byte[] resource(String path) {
        try (InputStream in = ShippedModel.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no model file at " + path + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("model file " + path, e);
        }
    }
}
