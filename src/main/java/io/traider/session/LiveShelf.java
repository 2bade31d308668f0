package io.traider.session;

import io.traider.domain.Input;
import io.traider.domain.ReleaseKind;
import io.traider.engine.Shelf;
import io.traider.engine.StrategyDefinition;
import io.traider.feature.FeatureEngine;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may be put into force, or run beside what is, while a session runs. Keeps the {@value #ROOM} latest of each name, so
 * that what was replaced can go; an older one is put here again. May be used by any thread.
 *
 * <p>Score sources are closed when they leave the shelf; their models stay as long as the engine, or another source here, has
 * them too.
 */
public final class LiveShelf implements Shelf, AutoCloseable {

    /** How many of each name it keeps. */
    static final int ROOM = 8;

    /** By name and then by hash, in the order in which they came. */
    private final Map<String, Map<String, RulePack>> rules = new TreeMap<>();

    private final Map<String, Map<String, LimitBook>> limits = new TreeMap<>();

    private final Map<String, Map<String, ScoreSource>> sources = new TreeMap<>();

    private final Map<String, Map<String, StrategyDefinition>> strategies = new TreeMap<>();

    private boolean closed;

    /**
     * Takes a rule pack, which belongs to the session from here: nobody else may ask it. Warms it first, which takes a moment.
     * One that is here already stays, so this can be repeated.
     */
    public void put(RulePack pack) {
        pack.warm();
        put(rules, pack.name(), pack.hash(), pack);
    }

    /** Takes a limit set. */
    public void put(LimitBook book) {
        put(limits, book.name(), book.hash(), book);
    }

    /** Takes a strategy, read with the temper of the session's feed. */
    public void put(StrategyDefinition definition) {
        put(strategies, definition.name(), definition.hash(), definition);
    }

    /**
     * Takes a score source for a strategy, which belongs to the shelf from here: nobody else may score with its models. One
     * that is here already stays, and the given one is closed.
     *
     * @throws IllegalArgumentException when a model of it reads another feature set than the engine computes
     */
    public void put(String strategy, ScoreSource source) {
        for (OnnxModel model : source.models()) {
            if (!model.card().featureSet().equals(FeatureEngine.SET.id())) {
                source.close();
                throw new IllegalArgumentException("model " + model.name() + " reads features "
                        + model.card().featureSet() + ", the engine computes " + FeatureEngine.SET.id());
            }
        }
        ScoreSource leaves = keep(strategy, source);
        if (leaves != null) {
            leaves.close();
        }
    }

    private synchronized @Nullable ScoreSource keep(String strategy, ScoreSource source) {
        return closed ? source : put(sources, strategy, source.hash(), source);
    }

    /**
     * Makes a score source for a strategy and takes it. Models that some source here has already are shared with it and not
     * loaded again.
     *
     * @param load gives the models that are not here, loaded; asked on the caller's thread
     * @throws IllegalArgumentException as loading does, and when a model is not what the spec says
     */
    public void put(String strategy, ScoreSpec spec, Function<ScoreSpec.Member, OnnxModel> load) {
        put(strategy, ScoreSource.of(spec, member -> {
            OnnxModel here = shared(member);
            return here == null ? load.apply(member) : here;
        }));
    }

    private synchronized @Nullable OnnxModel shared(ScoreSpec.Member member) {
        for (Map<String, ScoreSource> ofName : sources.values()) {
            for (ScoreSource source : ofName.values()) {
                for (OnnxModel model : source.models()) {
                    if (ScoreSpec.Member.of(model, member.weight()).equals(member)) {
                        return model.share();
                    }
                }
            }
        }
        return null;
    }

    /** @return what has no place here any more, {@code null} for nothing */
    private synchronized <T> @Nullable T put(Map<String, Map<String, T>> shelf, String name, String hash, T item) {
        Map<String, T> kept = shelf.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        T known = kept.remove(hash);
        kept.put(hash, known == null ? item : known);
        if (known != null) {
            return known == item ? null : item;
        }
        return kept.size() > ROOM ? kept.remove(kept.keySet().iterator().next()) : null;
    }

    /** Gives the score sources up; it takes none any more. */
    @Override
    public synchronized void close() {
        closed = true;
        sources.values().forEach(ofName -> ofName.values().forEach(ScoreSource::close));
        sources.clear();
    }

    @Override
    public synchronized @Nullable RulePack rules(String name, String hash) {
        return rules.getOrDefault(name, Map.of()).get(hash);
    }

    @Override
    public synchronized @Nullable LimitBook limits(String name, String hash) {
        return limits.getOrDefault(name, Map.of()).get(hash);
    }

    @Override
    public synchronized @Nullable ScoreSource source(String strategy, String hash) {
        ScoreSource found = sources.getOrDefault(strategy, Map.of()).get(hash);
        return found == null ? null : found.share();
    }

    @Override
    public synchronized @Nullable StrategyDefinition strategy(String name, String hash, String feed) {
        return strategies.getOrDefault(name, Map.of()).get(hash);
    }

    /** Why an input cannot be taken by an engine that runs on these versions; empty when it can. */
    String refusal(Input input, Map<String, String> versions) {
        return switch (input) {
            case Input.Activated(long _, ReleaseKind kind, String name, String hash) ->
                refusal(kind, name, hash, versions, hash.equals(versions.get(kind.key(name))));
            case Input.Shadowed(long _, ReleaseKind kind, String name, String _)
            when kind == ReleaseKind.STRATEGY ->
                "no strategy runs beside another. Maybe put " + name + " into force with mode: shadow";
            case Input.Shadowed(long _, ReleaseKind kind, String name, String hash) ->
                refusal(kind, name, hash, versions, hash.isEmpty());
            case Input.Deployed deployed -> refusal(deployed, versions);
            default -> "";
        };
    }

    private String refusal(
            ReleaseKind kind, String name, String hash, Map<String, String> versions, boolean needsNothing) {
        String key = kind.key(name);
        if (!versions.containsKey(key)) {
            return "nothing of the name " + key + " is in force. Maybe one of " + versions.keySet();
        }
        if (needsNothing) {
            return "";
        }
        return missing(kind, name, hash);
    }

    /** Its limit set may be in force already; nothing else of it is. */
    private String refusal(Input.Deployed deployed, Map<String, String> versions) {
        for (Map.Entry<String, String> each : deployed.versions().entrySet()) {
            String key = each.getKey();
            ReleaseKind kind = ReleaseKind.ofKey(key).orElseThrow();
            boolean present = versions.containsKey(key);
            if (present && kind != ReleaseKind.LIMITS) {
                return key + " is in force already. Maybe give the strategy another name than " + deployed.strategy();
            }
            String missing = present ? "" : missing(kind, kind.name(key), each.getValue());
            if (!missing.isEmpty()) {
                return missing;
            }
        }
        return "";
    }

    private String missing(ReleaseKind kind, String name, String hash) {
        Set<String> here = hashes(kind, name);
        return here.contains(hash)
                ? ""
                : kind.key(name) + " with hash '" + hash + "' is not on the shelf, which has " + here
                        + " of that name. Maybe put it there first";
    }

    private synchronized Set<String> hashes(ReleaseKind kind, String name) {
        return switch (kind) {
            case RULE_PACK -> Set.copyOf(rules.getOrDefault(name, Map.of()).keySet());
            case LIMITS -> Set.copyOf(limits.getOrDefault(name, Map.of()).keySet());
            case MODEL -> Set.copyOf(sources.getOrDefault(name, Map.of()).keySet());
            case STRATEGY -> Set.copyOf(strategies.getOrDefault(name, Map.of()).keySet());
            case FEES -> Set.of();
        };
    }
}
