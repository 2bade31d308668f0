package io.traider.release;

/**
 * A model that was uploaded and checked, and is not a version yet. Kept until the platform ends, or many others came.
 *
 * @param id of its file and card; the same again has the same
 * @param report what its check said; it can be submitted when that is {@linkplain ModelReport#ok() ok}
 */
public record Upload(String id, ModelReport report) {}
