package io.traider.console;

import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.release.ModelDesk;
import io.traider.release.StrategyDesk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The one listener that the console has at the desks of models and strategies; pages look here whether something changed. */
@Component
class ModelWatch implements DisposableBean {

    private final AtomicLong changes = new AtomicLong();
    private final Map<Long, Judgement> judging = new ConcurrentHashMap<>();
    private final List<AutoCloseable> listeners;

    ModelWatch(ModelDesk models, StrategyDesk strategies, JudgementDesk judgements) {
        this.listeners = List.of(
                models.listen(key -> changes.incrementAndGet()),
                strategies.listen(strategy -> changes.incrementAndGet()),
                judgements.listen(this::judged));
    }

    private void judged(Judgement judgement) {
        if (judgement.open()) {
            if (judging.put(judgement.id(), judgement) == null) {
                changes.incrementAndGet();
            }
        } else {
            judging.remove(judgement.id());
            changes.incrementAndGet();
        }
    }

    /** Grows with everything that happens to a model, a score or a strategy, but for how far a judgement is. */
    long changes() {
        return changes.get();
    }

    /** How far an open judgement is by now; one that is not open stays as it is. */
    Judgement newest(Judgement known) {
        return judging.getOrDefault(known.id(), known);
    }

    @Override
    public void destroy() throws Exception {
        for (AutoCloseable listener : listeners) {
            listener.close();
        }
    }
}
