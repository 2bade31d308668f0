package io.traider.engine;

import io.traider.domain.Input;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.domain.ReleaseKind;
import io.traider.domain.StrategyMode;
import io.traider.execution.OrderManager;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.portfolio.Portfolio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says before it becomes an input whether a score source or a strategy fits what runs. */
final class Admission {

    private static final long MILLI = 1_000_000;

    private final EngineSetup setup;
    private final Shelf shelf;
    private final InForce inForce;
    private final OrderManager orders;
    private final Portfolio portfolio;

    Admission(EngineSetup setup, Shelf shelf, InForce inForce, OrderManager orders, Portfolio portfolio) {
        this.setup = setup;
        this.shelf = shelf;
        this.inForce = inForce;
        this.orders = orders;
        this.portfolio = portfolio;
    }

    /** @return why it cannot come into force now, or run beside; empty when it can */
    String refusal(Input input, Mode mode, String feed) {
        return switch (input) {
            case Input.Activated(long _, ReleaseKind kind, String name, String hash)
            when kind == ReleaseKind.MODEL -> ofSource(name, hash);
            case Input.Shadowed(long _, ReleaseKind kind, String name, String hash)
            when kind == ReleaseKind.MODEL -> ofSource(name, hash);
            case Input.Activated(long _, ReleaseKind kind, String name, String hash)
            when kind == ReleaseKind.STRATEGY -> ofStrategy(shelf.strategy(name, hash, feed), mode);
            case Input.Deployed deployed -> ofNew(deployed, feed);
            default -> "";
        };
    }

    private String ofSource(String strategy, String hash) {
        StrategyDefinition definition = inForce.definition(strategy);
        try (ScoreSource source = shelf.source(strategy, hash)) {
            return source == null || definition == null ? "" : pace(definition, source);
        }
    }

    /** A sequence model reads steps that are as far apart as those it was trained on. */
    private static String pace(StrategyDefinition definition, ScoreSource source) {
        for (OnnxModel model : source.models()) {
            int wanted = model.card().stepMillis();
            if (wanted > 0 && wanted * MILLI != definition.evaluateEveryNanos()) {
                return model.name() + " reads steps of " + wanted + " ms, and " + definition.name()
                        + " evaluates every "
                        + definition.evaluateEveryNanos() / MILLI
                        + " ms. Maybe a model that was trained on such steps";
            }
        }
        return "";
    }

    private String ofStrategy(@Nullable StrategyDefinition wanted, Mode mode) {
        if (wanted == null) {
            return "";
        }
        StrategyDefinition now = inForce.definition(wanted.name());
        if (now == null) {
            return "no strategy " + wanted.name() + " runs. Maybe one of "
                    + inForce.definitions().stream()
                            .map(StrategyDefinition::name)
                            .toList();
        }
        String stays = stays(now, wanted);
        if (!stays.isEmpty()) {
            return stays;
        }
        if (!setup.limits().containsKey(wanted.limits())) {
            return "strategy " + wanted.name() + " wants limits '" + wanted.limits() + "'. Maybe one of "
                    + setup.limits().keySet();
        }
        String pace = pace(wanted, inForce.scores(wanted.name()).source());
        return pace.isEmpty() ? ofMode(now, wanted, mode) : pace;
    }

    /** It comes in as a start would take it, and in the shadow. */
    private String ofNew(Input.Deployed deployed, String feed) {
        String name = deployed.strategy();
        StrategyDefinition wanted = shelf.strategy(name, deployed.hash(ReleaseKind.STRATEGY, name), feed);
        if (wanted == null) {
            return "";
        }
        try {
            StrategyFit.check(wanted, setup.instruments(), setup.limits().keySet());
            String otherwise = otherwise(deployed, wanted);
            return otherwise.isEmpty() ? inShadow(deployed, wanted) : otherwise;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Why its limits are not those in force; empty when they are, or nothing else uses them. */
    private String otherwise(Input.Deployed deployed, StrategyDefinition wanted) {
        String key = ReleaseKind.LIMITS.key(wanted.limits());
        String hash = deployed.hash(ReleaseKind.LIMITS, wanted.limits());
        String now = inForce.versions().getOrDefault(key, hash);
        return now.equals(hash)
                ? ""
                : "strategy " + wanted.name() + " wants " + key + " with hash " + hash + ", and " + now
                        + " is in force. Maybe try again";
    }

    private String inShadow(Input.Deployed deployed, StrategyDefinition wanted) {
        String name = wanted.name();
        if (wanted.mode() != StrategyMode.SHADOW) {
            return "strategy " + name + " would come in with mode " + wanted.mode() + ". Maybe mode: shadow at first";
        }
        try (ScoreSource source = shelf.source(name, deployed.hash(ReleaseKind.MODEL, name))) {
            return source == null ? "" : pace(wanted, source);
        }
    }

    /** What a strategy is built around stays as it is while it runs. */
    private static String stays(StrategyDefinition now, StrategyDefinition wanted) {
        boolean same = now.instruments().equals(wanted.instruments())
                && now.hedges().equals(wanted.hedges())
                && now.funding().equals(wanted.funding());
        if (!same) {
            return "strategy " + now.name()
                    + " has other instruments, hedges or funding features. Maybe restart with it, or give it a name of"
                    + " its own; it trades " + now.instruments();
        }
        return now.capital().equals(wanted.capital())
                ? ""
                : "strategy " + now.name() + " has the capital " + now.capital() + ", not " + wanted.capital()
                        + ". Maybe move money with postings; a definition moves none";
    }

    private String ofMode(StrategyDefinition now, StrategyDefinition wanted, Mode mode) {
        if (wanted.mode() == StrategyMode.LIVE && mode != Mode.LIVE) {
            return "strategy " + wanted.name() + " cannot be live: this session has no live gateway. Maybe mode: paper";
        }
        boolean leaves = wanted.mode() == StrategyMode.SHADOW && now.mode() != StrategyMode.SHADOW;
        List<Position> held = portfolio.positions().stream()
                .filter(each ->
                        each.strategy().equals(now.name()) && !each.quantity().isZero())
                .toList();
        List<Order> working = orders.working(order -> order.intent().strategy().equals(now.name()));
        if (!leaves || held.isEmpty() && working.isEmpty()) {
            return "";
        }
        return "strategy " + now.name() + " has " + held.size() + " positions and " + working.size()
                + " working orders, which nobody would mind in the shadow. Maybe exitsOnly: true first, until it has"
                + " none";
    }
}
