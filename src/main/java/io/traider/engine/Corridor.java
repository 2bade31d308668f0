package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Step;
import io.traider.execution.Forced;
import io.traider.execution.MarginAccount;
import io.traider.portfolio.Unjudged;
import io.traider.portfolio.Unsettled;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session asks of what decides: the {@link Engine}, or somebody who plays it. Deterministic: no clock, no dice, no
 * I/O. For one writer's thread.
 */
public interface Corridor extends MarginAccount, AutoCloseable {

    /**
     * What to make of the next input.
     *
     * @throws IllegalArgumentException when the sequence does not follow on the last one
     */
    Step on(long next, Input input);

    /** What outlives a session, as of now. */
    EngineState state();

    /** The portfolio's figures at this moment. */
    PortfolioSummary portfolio(long nanos);

    /** Every position that was ever held, by strategy and instrument. */
    List<Position> positions();

    /** Orders that are not closed, oldest first. */
    List<Order> workingOrders();

    /** Engaged kill switches, widest first. */
    List<KillSwitch> switches();

    /** What each instrument is valued at. */
    Map<InstrumentId, Price> marks();

    /** Content hash of every artefact in force, by kind and name. */
    Map<String, String> versions();

    /** The live book, {@code null} when none was heard of. */
    @Nullable
    BookView book(InstrumentId instrument);

    /** Payments that were due on positions and could not be settled for want of a fresh rate, the first of them. */
    default List<Unsettled> unsettled() {
        return List.of();
    }

    /** Why accounts of perpetuals cannot be judged now, one a venue. */
    default List<Unjudged> unjudged(long nanos) {
        return List.of();
    }

    /** The positions that their venues liquidate now. */
    @Override
    default List<Forced> forced(long nanos) {
        return List.of();
    }

    /** How the rule packs in force are used, by name. */
    default List<PackUse> use() {
        return List.of();
    }

    /** How the artefacts do that run beside those in force, by kind and name. */
    default List<ShadowUse> shadows() {
        return List.of();
    }

    /** How the score sources in force are used, by strategy. */
    default List<ModelUse> models() {
        return List.of();
    }

    /** The latest scores of every strategy, since this was last asked; of many, the latest few hundred of each. */
    default List<ScoreSample> samples() {
        return List.of();
    }

    /** Why something on the shelf cannot come into force now, or run beside what is; empty when it can. */
    default String refusal(Input input) {
        return "";
    }

    /** It is asked nothing any more. */
    @Override
    default void close() {}

    /** What went not as it should. */
    EngineCounts counts();
}
