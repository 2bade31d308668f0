package io.traider.release;

import io.traider.domain.Mode;
import io.traider.domain.ReleaseKind;
import io.traider.domain.StrategyMode;
import io.traider.engine.ParameterSpec;
import io.traider.engine.StrategyDefinition;
import io.traider.engine.StrategySettings;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.release.ReleaseRefused.Code;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people set of strategies while they trade: their mode, and their parameters within the bounds of their files. It comes
 * into force between two inputs and stays so after a restart.
 *
 * <p>All methods may block; for any thread. What is refused throws {@link ReleaseRefused} and changes nothing.
 */
public final class StrategyDesk {

    private final ReleaseStore store;
    private final ReleaseDesk desk;
    private final ModelDesk models;
    private final Deployments deployments;
    private final TradingSession session;
    private final InstantSource clock;

    /** Beside the desks of rules and of models. */
    public StrategyDesk(DeskSetup setup, ReleaseDesk desk, ModelDesk models) {
        this.store = setup.store();
        this.desk = desk;
        this.models = models;
        this.deployments = new Deployments(setup, desk);
        this.session = setup.session();
        this.clock = setup.clock();
    }

    /** Every strategy that is in force, by name. */
    public List<StrategyDetail> list() {
        return store.keys().keySet().stream()
                .map(ReleaseKey::parse)
                .filter(key -> key.kind() == ReleaseKind.STRATEGY)
                .flatMap(key -> find(key.name()).stream())
                .toList();
    }

    /** One of them; empty when there is none. */
    public Optional<StrategyDetail> find(String name) {
        return key(name).flatMap(desk::find).flatMap(this::detail);
    }

    private static Optional<ReleaseKey> key(String name) {
        try {
            return Optional.of(ReleaseKey.strategy(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<StrategyDetail> detail(ReleaseDetail detail) {
        Version active = detail.active();
        return active == null
                ? Optional.empty()
                : Optional.of(new StrategyDetail(
                        StrategyDefinition.parse(active.content().text(Content.STRATEGY), feed()),
                        active.number(),
                        detail.summary().changedBy(),
                        detail.summary().changedAt(),
                        models.score(detail.summary().key().name()),
                        detail.publications()));
    }

    private String feed() {
        return session.state().feed();
    }

    /**
     * Takes a strategy of a package in beside those that run, in the shadow, between two inputs. Builds its rules and loads its
     * models first, which takes some seconds.
     *
     * @return the sequence number of the input, once all that came into force with it is noted; fails with an
     *     {@link IllegalArgumentException} when the session does not take it, and otherwise when that is not known, so that the
     *     next start does
     * @throws IllegalArgumentException when it does not fit what is here
     * @throws ReleaseRefused when its rules do not build
     */
    public CompletableFuture<Long> deploy(PackagedStrategy strategy) {
        return deployments.deploy(strategy);
    }

    /**
     * What becomes of a strategy's orders from now on.
     *
     * @param exitsOnly whether it goes into no position any more; {@code null} leaves that as it is
     * @throws ReleaseRefused when it has positions or working orders and is to be a shadow, when there is no live gateway, when
     *     a model of its score is not approved and it is to be none, or it is so already
     */
    public synchronized Publication setMode(
            String strategy, StrategyMode mode, @Nullable Boolean exitsOnly, String by) {
        StrategyDefinition now = existing(strategy);
        boolean exits = exitsOnly == null ? now.exitsOnly() : exitsOnly;
        refuseMode(now, mode);
        refuseUntrusted(now, mode);
        return set(now, now.settings().with(mode, exits), "mode " + mode + (exits ? ", exits only" : ""), by);
    }

    /**
     * Other values of some parameters, with the feed of this session; those that are not named stay as they are.
     *
     * @throws ReleaseRefused when the strategy does not state one, or a value is out of its bounds
     */
    public synchronized Publication setParameters(String strategy, SortedMap<String, BigDecimal> values, String by) {
        StrategyDefinition now = existing(strategy);
        SortedMap<String, Double> numbers = new TreeMap<>();
        values.forEach((name, value) -> numbers.put(name, bounded(now, name, value)));
        if (numbers.isEmpty()) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "no parameter is named. Maybe one of " + now.specs().keySet());
        }
        return set(now, now.settings().with(feed(), numbers), "parameters " + values, by);
    }

    /** Whether a rule of the strategy in force reads its score; where none does, no model makes a difference to what it does. */
    public boolean readsScore(String strategy) {
        return new ScoreReaders(store).reads(strategy);
    }

    private StrategyDefinition existing(String strategy) {
        return find(strategy)
                .map(StrategyDetail::definition)
                .orElseThrow(() -> new ReleaseRefused(
                        Code.NOT_FOUND,
                        "no strategy '" + strategy + "'. Maybe one of "
                                + list().stream().map(StrategyDetail::name).toList()));
    }

    private static double bounded(StrategyDefinition now, String name, BigDecimal value) {
        ParameterSpec spec = now.specs().get(name);
        if (spec == null) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "strategy " + now.name() + " has no parameter '" + name + "'. Maybe one of "
                            + now.specs().keySet());
        }
        try {
            spec.check(value.doubleValue());
        } catch (IllegalArgumentException e) {
            throw new ReleaseRefused(Code.INVALID, String.valueOf(e.getMessage()), e);
        }
        return value.doubleValue();
    }

    /** As the session would, which would be a failure there. */
    private void refuseMode(StrategyDefinition now, StrategyMode wanted) {
        SessionState state = session.state();
        if (wanted == StrategyMode.LIVE && state.mode() != Mode.LIVE) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "strategy " + now.name() + " cannot be live: this session has no live gateway. Maybe paper");
        }
        long held = state.positions().stream()
                .filter(each ->
                        each.strategy().equals(now.name()) && !each.quantity().isZero())
                .count();
        long working = state.workingOrders().stream()
                .filter(each -> each.intent().strategy().equals(now.name()))
                .count();
        if (wanted == StrategyMode.SHADOW && now.mode() != StrategyMode.SHADOW && held + working > 0) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "strategy " + now.name() + " has " + held + " positions and " + working
                            + " working orders, which nobody would mind in the shadow. Maybe exits only first, until it"
                            + " has none");
        }
    }

    /** As the database would, with the names of the models. */
    private void refuseUntrusted(StrategyDefinition now, StrategyMode wanted) {
        if (wanted == StrategyMode.SHADOW) {
            return;
        }
        models.score(now.name()).spec().members().stream()
                .map(member -> models.version(member.model(), member.version()))
                .filter(version -> !version.approved())
                .findFirst()
                .ifPresent(version -> {
                    throw new ReleaseRefused(
                            Code.NOT_APPROVED,
                            "strategy " + now.name() + " cannot be " + wanted + ": its score comes from model "
                                    + version.card().id() + ", which is not approved. Maybe somebody other than "
                                    + String.join(" and ", version.authors()) + " approves it first");
                });
    }

    private Publication set(StrategyDefinition now, StrategySettings settings, String comment, String by) {
        String text = settings.in(now.text());
        StrategyDefinition wanted;
        try {
            wanted = StrategyDefinition.parse(text, feed());
        } catch (IllegalArgumentException e) {
            throw new ReleaseRefused(Code.INVALID, String.valueOf(e.getMessage()), e);
        }
        ReleaseKey key = ReleaseKey.strategy(now.name());
        int number = store.version(key.toString(), wanted.hash())
                .map(StoredVersion::number)
                .orElseGet(() -> add(key, wanted, comment, by));
        return desk.put(key, number, Kind.SET, by);
    }

    private int add(ReleaseKey key, StrategyDefinition wanted, String comment, String by) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(Content.STRATEGY, wanted.text());
        return store.add(new StoredVersion(
                        key.toString(),
                        0,
                        wanted.hash(),
                        files,
                        List.of(by),
                        Origin.SUBMITTED,
                        comment,
                        by,
                        clock.instant(),
                        null,
                        null))
                .number();
    }

    /**
     * Puts the definition back that was in force before.
     *
     * @param reason not blank
     */
    public synchronized Publication rollback(String strategy, String reason, String by) {
        ReleaseDetail detail = key(strategy)
                .flatMap(desk::find)
                .orElseThrow(() -> new ReleaseRefused(Code.NOT_FOUND, "no strategy '" + strategy + "'"));
        Publication back = Governor.back(detail.publications());
        if (back == null) {
            throw new ReleaseRefused(
                    Code.NEVER_IN_FORCE,
                    "no other definition of " + strategy + " that was not rolled back was in force. Maybe set it");
        }
        return desk.rollback(detail.summary().key(), back.version(), reason, by);
    }

    /** Is told of a strategy when it or its score changed, until it is closed. */
    public AutoCloseable listen(Consumer<String> listener) {
        return desk.listen(key -> {
            if (key.kind() == ReleaseKind.STRATEGY || key.kind() == ReleaseKind.MODEL) {
                listener.accept(key.name());
            }
        });
    }
}
