package io.traider.session;

import io.traider.domain.Input;
import io.traider.domain.ReleaseKind;
import io.traider.engine.Shelf;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be put into force, or run beside what is, while a session runs. Keeps the {@value #ROOM} latest of each name, so
 * that what was replaced can go; an older one is put here again. May be used by any thread.
 */
public final class LiveShelf implements Shelf {

    /** How many of each name it keeps. */
    static final int ROOM = 8;

    /** By name and then by hash, in the order in which they came. */
    private final Map<String, Map<String, RulePack>> rules = new TreeMap<>();

    private final Map<String, Map<String, LimitBook>> limits = new TreeMap<>();

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

    private synchronized <T> void put(Map<String, Map<String, T>> shelf, String name, String hash, T item) {
        Map<String, T> kept = shelf.computeIfAbsent(name, _ -> new LinkedHashMap<>());
        T known = kept.remove(hash);
        kept.put(hash, known == null ? item : known);
        if (kept.size() > ROOM) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    @Override
    public synchronized @Nullable RulePack rules(String name, String hash) {
        return rules.getOrDefault(name, Map.of()).get(hash);
    }

    @Override
    public synchronized @Nullable LimitBook limits(String name, String hash) {
        return limits.getOrDefault(name, Map.of()).get(hash);
    }

    /** Why an input cannot be taken by an engine that runs on these versions; empty when it can. */
    String refusal(Input input, Map<String, String> versions) {
        return switch (input) {
            case Input.Activated(long _, ReleaseKind kind, String name, String hash) ->
                refusal(kind, name, hash, versions, hash.equals(versions.get(kind.key(name))));
            case Input.Shadowed(long _, ReleaseKind kind, String name, String hash) ->
                refusal(kind, name, hash, versions, hash.isEmpty());
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
        Set<String> here = hashes(kind, name);
        return here.contains(hash)
                ? ""
                : key + " with hash '" + hash + "' is not on the shelf, which has " + here
                        + " of that name. Maybe put it there first";
    }

    private synchronized Set<String> hashes(ReleaseKind kind, String name) {
        return switch (kind) {
            case RULE_PACK -> Set.copyOf(rules.getOrDefault(name, Map.of()).keySet());
            case LIMITS -> Set.copyOf(limits.getOrDefault(name, Map.of()).keySet());
            case MODEL, FEES, STRATEGY -> Set.of();
        };
    }
}
