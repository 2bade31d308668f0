package io.traider.rule.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario expects.
 *
 * @param fires the rules that fire, exactly these; {@code null} when that does not matter
 * @param firesLine where they are named; 0 when they are not
 * @param outcome what the pack comes to, for example {@code DENIED}; {@code null} when that does not matter
 * @param reasons the reasons given, exactly these; {@code null} when that does not matter
 */
public record Expectation(
        @Nullable List<String> fires,
        int firesLine,
        @Nullable String outcome,
        @Nullable List<ExpectedReason> reasons) {

    static final Expectation NOTHING = new Expectation(null, 0, null, null);

    boolean nothing() {
        return fires == null && outcome == null && reasons == null;
    }
}
