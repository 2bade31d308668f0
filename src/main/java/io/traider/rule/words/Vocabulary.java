package io.traider.rule.words;

import io.traider.rule.PackKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every word that the rules of a kind of pack can use.
 *
 * @param global the name under which rules act, for example {@code verdict}
 */
public record Vocabulary(PackKind kind, String global, List<FactWords> facts, List<ActionWords> actions) {

    private static final VocabularyFile FILE = VocabularyFile.shipped();
    private static final Map<PackKind, Vocabulary> ALL = read();

    public Vocabulary {
        facts = List.copyOf(facts);
        actions = List.copyOf(actions);
    }

    public static Vocabulary of(PackKind kind) {
        return ALL.get(kind);
    }

    /** The words for a fact, by its name in rules. */
    public Optional<FactWords> fact(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    /**
     * The numbers that a shipped strategy states for {@code StrategyParameters}, by name; none for a pack that is no shipped
     * strategy.
     */
    public static List<ParameterWords> parameters(String strategy) {
        return StrategyNumbers.of(strategy, FILE);
    }

    /** The thresholds that shipped limit sets state for {@code Thresholds}, by name. */
    public static List<ParameterWords> thresholds() {
        return FILE.thresholds();
    }

    /** The numbers that rules of a pack can ask for by name. */
    public static List<ParameterWords> numbers(PackKind kind, String pack) {
        if (kind.alerts() != null) {
            return thresholds();
        }
        return kind == PackKind.STRATEGY ? parameters(pack) : List.of();
    }

    private static Map<PackKind, Vocabulary> read() {
        Map<PackKind, Vocabulary> all = new EnumMap<>(PackKind.class);
        Arrays.stream(PackKind.values()).forEach(kind -> all.put(kind, FILE.vocabulary(kind)));
        return all;
    }
}
