/**
 * From recorded markets to trained models.
 *
 * <p>A {@link io.traider.training.FeatureExport} hears market events as the engine does and writes a table: a row for each
 * instrument and moment at which a strategy would be asked, with the features as the engine computes them and, once the
 * future has come, what the price did over each {@link io.traider.training.Horizon}. Programs in {@code models/training}
 * and {@link io.traider.training.TreeTrainer} train on such tables; both measure out of sample by
 * {@link io.traider.training.WalkForward} and write an ONNX file with its card.
 */
@NullMarked
package io.traider.training;

import org.jspecify.annotations.NullMarked;
