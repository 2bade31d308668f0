/**
 * Models that score a feature vector, run by ONNX Runtime.
 *
 * <p>An {@link io.traider.model.OnnxModel} is a file of weights and its {@link io.traider.model.ModelCard}: what it was
 * trained on, what it reads, how good it was on data it had not seen, where it must not be used, and a few golden vectors
 * with the scores the training program saw. A model that does not reproduce them, or whose bytes are not those that the
 * card names, does not load. A score is a finite number or a refusal: what is not finite never goes in and never comes out.
 *
 * <p>A strategy's score comes from a {@link io.traider.model.ScoreSource}: one model, the weighted mean of several, or a
 * logistic stack of them, as its {@link io.traider.model.ScoreSpec} says, which is a small text and named by its hash. When
 * one member refuses, so does the source. Sequence models read a {@link io.traider.model.FeatureWindow}, which the engine
 * keeps whatever model is in force; one that is not full enough is refused.
 */
@NullMarked
package io.traider.model;

import org.jspecify.annotations.NullMarked;
