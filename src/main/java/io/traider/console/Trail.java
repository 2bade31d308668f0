package io.traider.console;

import io.traider.domain.Fill;
import io.traider.domain.Order;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What came of a decision, and where the decision is shown: in the journal, or in a run over the past. */
interface Trail {

    /** The address of a decision at a place, below the console's own. */
    String address(String place);

    /** Where one goes who closes it. */
    String home();

    CompletionStage<Optional<Order>> order(String id);

    /** The first of them first. */
    CompletionStage<List<Fill>> fills(Order order);
}
