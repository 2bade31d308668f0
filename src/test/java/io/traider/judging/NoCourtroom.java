package io.traider.judging;

import io.traider.engine.EngineSetup;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import java.util.List;
import java.util.Optional;

/** Nothing can be judged: no strategy trades. */
public final class NoCourtroom implements Courtroom {

    @Override
    public boolean trades(String strategy) {
        return false;
    }

    @Override
    public Optional<OnnxModel> model(String name, int version) {
        return Optional.empty();
    }

    @Override
    public Optional<ScoreSource> score(String strategy, int version) {
        return Optional.empty();
    }

    @Override
    public EngineSetup inForce(String strategy) {
        throw new IllegalArgumentException("no strategy " + strategy);
    }

    @Override
    public List<Stretch> past(List<ModelCard> cards, EngineSetup inForce) {
        return List.of();
    }
}
