package io.traider.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Runs a pack on made-up facts, the same in every process, and forgets what came of it. */
final class PackWarmUp {

    private static final long SEED = 42;

    private final FactDice dice;
    private final PackKind kind;
    private final List<String> parameters;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private PackWarmUp(RulePack pack, PackKind kind) {
        this.kind = kind;
        this.dice = new FactDice(random);
        this.parameters = List.copyOf(pack.numbers());
    }

    static void run(RulePack pack, PackKind kind, int decisions) {
        PackWarmUp warmUp = new PackWarmUp(pack, kind);
        RuleRun run = new RuleRun(pack);
        for (int i = 0; i < decisions; i++) {
            try {
                run.fire(kind.global(), TrialDraft.of(kind, run.rule()).global(), warmUp.facts());
            } catch (RulesFailedException e) {
                // A rule that throws on facts that no market shows may be right on those that one does.
                continue;
            }
        }
    }

    /** One of each kind most of the time, so that conditions that join them are met. */
    private Object[] facts() {
        List<Object> facts = new ArrayList<>();
        for (FactType type : kind.facts()) {
            if (type.type() == StrategyParameters.class) {
                facts.add(new StrategyParameters(numbers()));
            } else if (type.type() == Thresholds.class) {
                facts.add(new Thresholds(numbers()));
            } else if (random.nextInt(8) > 0) {
                facts.add(dice.roll(type.type()));
            }
        }
        return facts.toArray();
    }

    private SortedMap<String, Double> numbers() {
        SortedMap<String, Double> numbers = new TreeMap<>();
        parameters.forEach(name -> numbers.put(name, dice.number()));
        return numbers;
    }
}
