/**
 * What may become a session: a model file is hostile until it is proven otherwise.
 *
 * <p>ONNX Runtime believes much of what a file says. A file can name other files to be read, loop for ever, ask for more memory than
 * there is, read behind the end of its own weights, or walk a tree that leads back to itself. So
 * {@link io.traider.model.gate.ModelGate} reads it first, in three steps. The bytes are walked along the schema of
 * {@code onnx.proto}, where every field must have a place and a bound; nothing is made of them yet, so a small file cannot
 * become a large heap. What is left is parsed and its graph is read: operators out of a list, each name made once and before it
 * is read, no weight that is not a number, trees that are trees. Last, no shape may depend on the values that are scored: then
 * the time and memory that one row takes in the process that tries a model are what every row will take.
 */
@NullMarked
package io.traider.model.gate;

import org.jspecify.annotations.NullMarked;
