package io.traider.judging;

import io.traider.engine.EngineSetup;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a desk gets what its judgements need of the world outside. For any thread. */
public interface Courtroom {

    /** Whether there is a strategy of a name. */
    boolean trades(String strategy);

    /** A version of a model, loaded; its caller closes it. Empty when there is none. */
    Optional<OnnxModel> model(String name, int version);

    /** A version of what a strategy's score comes from, loaded; its caller closes it. Empty when there is none. */
    Optional<ScoreSource> score(String strategy, int version);

    /**
     * One strategy alone, as it is in force now, with its score source; its caller closes it. Its orders are filled on paper
     * whatever its mode, since what sends none earns nothing that could be judged.
     *
     * @throws IllegalArgumentException when it cannot be made
     */
    EngineSetup inForce(String strategy);

    /**
     * A past that neither the models to be judged nor those in force were trained on, as long as there is one: time recorded of the venues after
     * what their cards name, and where that is too short, markets simulated with seeds that their cards do not name.
     *
     * @param cards of the models that are judged
     * @param inForce of {@link #inForce(String)}
     * @throws IOException when there is none
     */
    List<Stretch> past(List<ModelCard> cards, EngineSetup inForce) throws IOException;
}
