package io.traider.packages;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a strategy did on a stretch of the past, by the platform's own engine and after costs.
 *
 * @param past on what, in a few words
 * @param from its first moment, ISO-8601
 * @param to the moment after the last, ISO-8601
 * @param software that measured it
 * @param capital dollars put in
 * @param net dollars gained after everything
 * @param fees dollars
 * @param slippage dollars, within the fills' prices already
 * @param maxDrawdown a fraction of the capital
 * @param decisions those that wanted something
 * @param fills of orders
 * @param trades positions that were closed again
 * @param hitRate the fraction of them that gained; empty without one
 * @param steps SHA-256 of what happened, by which somebody who runs it again knows that it is the same
 * @param versions what was in force, as {@code key hash}
 */
public record TrackRecord(
        String past,
        String from,
        String to,
        String software,
        BigDecimal capital,
        BigDecimal net,
        BigDecimal fees,
        BigDecimal slippage,
        BigDecimal maxDrawdown,
        long decisions,
        long fills,
        long trades,
        OptionalDouble hitRate,
        String steps,
        List<String> versions) {

    public TrackRecord {
        versions = List.copyOf(versions);
    }

    /** As it lies in a package. */
    byte[] bytes() {
        return Manifest.write(this);
    }

    /** As the database keeps it. */
    String json() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    static TrackRecord read(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws PackageRefused when it is none */
    static TrackRecord parse(byte[] bytes) {
        return Manifest.read(bytes, TrackRecord.class, Parts.RECORD);
    }
}
