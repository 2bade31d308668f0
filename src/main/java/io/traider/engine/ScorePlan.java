package io.traider.engine;

import io.traider.model.Combination;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.ShippedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a strategy's score comes from at first, as its file says it: models by name and version, how they are combined, and
 * their weights. It becomes a {@link ScoreSpec} once they are loaded, since that has their hashes too.
 *
 * @param over what a stack adds up
 * @param intercept of a stack
 */
public record ScorePlan(Combination combination, ScoreSpec.Over over, double intercept, List<Part> parts) {

    /** A model with its weight, as {@link ScoreSpec.Member} has it. */
    public record Part(String model, int version, double weight) {

        /** Name and version, for example {@code direction-1}. */
        public String id() {
            return model + "-" + version;
        }
    }

    public ScorePlan {
        parts = List.copyOf(parts);
    }

    /** Either {@code name} and {@code version} of one model, or the fields of a spec without hashes. */
    static ScorePlan read(Yml model) {
        if (model.has("name")) {
            Part part = new Part(model.text("name"), model.decimal("version").intValueExact(), 1);
            return new ScorePlan(Combination.SINGLE, ScoreSpec.Over.SCORES, 0, List.of(part));
        }
        Combination combination = constant(model, "combination", Combination.values());
        boolean stack = combination == Combination.STACKED;
        return new ScorePlan(
                combination,
                stack ? constant(model, "over", ScoreSpec.Over.values()) : ScoreSpec.Over.SCORES,
                stack ? model.number("intercept") : 0,
                model.maps("members").stream().map(ScorePlan::part).toList());
    }

    private static Part part(Yml member) {
        return new Part(
                member.text("model"),
                member.decimal("version").intValueExact(),
                member.has("weight") ? member.number("weight") : 1);
    }

    private static <E extends Enum<E>> E constant(Yml model, String field, E[] known) {
        String text = model.text(field);
        return Arrays.stream(known)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("strategy.model." + field + " is '" + text
                        + "'. Maybe one of " + Arrays.toString(known).toLowerCase(Locale.ROOT)));
    }

    /**
     * What it says once hashes are known, of models that come with the platform; nothing is loaded.
     *
     * @throws IllegalArgumentException when one does not come with it, or they make no score
     */
    public ScoreSpec shipped() {
        return spec(part -> ShippedModel.of(part.model(), part.version()).member(part.weight()));
    }

    /**
     * What it says once hashes are known.
     *
     * @param known gives each member
     * @throws IllegalArgumentException when they make no score
     */
    public ScoreSpec spec(Function<Part, ScoreSpec.Member> known) {
        return spec(parts.stream().map(known).toList());
    }

    /**
     * The source, whose caller closes it.
     *
     * @param load gives each model, loaded
     * @throws IllegalArgumentException when a model does not load, or they make no source
     */
    ScoreSource load(Function<Part, OnnxModel> load) {
        List<OnnxModel> models = new ArrayList<>();
        ScoreSpec spec;
        try {
            List<ScoreSpec.Member> members = new ArrayList<>();
            for (Part part : parts) {
                OnnxModel model = load.apply(part);
                models.add(model);
                members.add(ScoreSpec.Member.of(model, part.weight()));
            }
            spec = spec(members);
        } catch (RuntimeException e) {
            models.forEach(OnnxModel::close);
            throw e;
        }
        return ScoreSource.of(spec, member -> models.get(spec.members().indexOf(member)));
    }

    private ScoreSpec spec(List<ScoreSpec.Member> members) {
        return switch (combination) {
            case SINGLE -> ScoreSpec.single(members);
            case WEIGHTED -> ScoreSpec.weighted(members);
            case STACKED -> ScoreSpec.stacked(over, intercept, members);
        };
    }
}
