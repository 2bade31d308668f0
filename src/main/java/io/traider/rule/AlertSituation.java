package io.traider.rule;

import java.util.List;

/**
 * Everything that an alert pack is asked about.
 *
 * @param facts shown to the rules as they are; what is not known is left out
 */
public record AlertSituation(List<Record> facts) {

    public AlertSituation {
        facts = List.copyOf(facts);
    }
}
