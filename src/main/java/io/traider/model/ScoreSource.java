package io.traider.model;

import io.traider.domain.MemberScore;
import io.traider.domain.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a strategy's score comes from, loaded: one model or several. Fails closed: when one of them refuses, there is no
 * score. For one thread; its models may be shared with other sources of that thread, and go with the last that is closed.
 */
public final class ScoreSource implements AutoCloseable {

    /** Nearer to 0 or 1 no probability counts in a stack; a logit beyond says more of rounding than of the market. */
    static final double CLIP = 1e-6;

    private final ScoreSpec spec;
    private final List<OnnxModel> models;
    private final String label;
    private final double[] weights;
    private final double[] values;
    private final double sum;
    private String refusal = "";
    private boolean closed;

    private ScoreSource(ScoreSpec spec, List<OnnxModel> models) {
        this.spec = spec;
        this.models = List.copyOf(models);
        this.label = spec.label();
        this.weights =
                spec.members().stream().mapToDouble(ScoreSpec.Member::weight).toArray();
        this.values = new double[weights.length];
        this.sum = Arrays.stream(weights).sum();
        Arrays.fill(values, Double.NaN);
    }

    /**
     * Of models that are loaded, which belong to the source from here.
     *
     * @param models gives each member's; asked once for each, in their order
     * @throws IllegalArgumentException when a model is not what the spec says; those that were given are closed then
     */
    public static ScoreSource of(ScoreSpec spec, Function<ScoreSpec.Member, OnnxModel> models) {
        List<OnnxModel> loaded = new ArrayList<>();
        try {
            for (ScoreSpec.Member member : spec.members()) {
                OnnxModel model = models.apply(member);
                loaded.add(model);
                ScoreSpec.Member is = ScoreSpec.Member.of(model, member.weight());
                if (!is.equals(member)) {
                    throw new IllegalArgumentException("a model is " + is + ", the spec wants " + member);
                }
            }
            return new ScoreSource(spec, loaded);
        } catch (RuntimeException e) {
            loaded.forEach(OnnxModel::close);
            throw e;
        }
    }

    /** The score of one model, which belongs to the source from here. */
    public static ScoreSource single(OnnxModel model) {
        return new ScoreSource(ScoreSpec.single(ScoreSpec.Member.of(model, 1)), List.of(model));
    }

    /** The same for somebody else on the same thread, with the same models; closed on its own. */
    public ScoreSource share() {
        return new ScoreSource(spec, models.stream().map(OnnxModel::share).toList());
    }

    /** The same for another thread, with models of its own; closed on its own. */
    public ScoreSource twin() {
        return of(spec, member -> models.get(spec.members().indexOf(member)).twin());
    }

    /**
     * Another model in the place of all members of its name; the rest is shared, and it is closed on its own.
     *
     * @param model belongs to the source from here
     */
    public ScoreSource with(OnnxModel model) {
        ScoreSpec changed;
        try {
            changed = spec.with(ScoreSpec.Member.of(model, 1));
        } catch (IllegalArgumentException e) {
            model.close();
            throw e;
        }
        return of(
                changed,
                member -> member.model().equals(model.card().name())
                        ? model
                        : models.get(changed.members().indexOf(member)).share());
    }

    public ScoreSpec spec() {
        return spec;
    }

    /** Content hash of the spec. */
    public String hash() {
        return spec.hash();
    }

    /** For people, as {@link ScoreSpec#label()} has it. */
    public String label() {
        return label;
    }

    /** The models, in the order in which they are asked. */
    public List<OnnxModel> models() {
        return models;
    }

    /**
     * Scores a vector of the feature set.
     *
     * @param window that ends with the vector
     * @return the score, or {@code NaN} when it is refused; {@link #refusal()} then says by which model and why
     */
    public double score(double[] features, FeatureWindow window) {
        refusal = "";
        for (int i = 0; i < values.length; i++) {
            OnnxModel model = models.get(i);
            values[i] = model.score(features, window);
            if (!model.refusal().isEmpty()) {
                Arrays.fill(values, i, values.length, Double.NaN);
                return refuse(values.length == 1 ? model.refusal() : model.name() + ": " + model.refusal());
            }
        }
        return switch (spec.combination()) {
            case SINGLE -> values[0];
            case WEIGHTED -> mean();
            case STACKED -> stack();
        };
    }

    private double mean() {
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            total += weights[i] * values[i];
        }
        return finite(total / sum);
    }

    private double stack() {
        double total = spec.intercept();
        for (int i = 0; i < values.length; i++) {
            if (spec.over() == ScoreSpec.Over.SCORES) {
                total += weights[i] * values[i];
            } else if (values[i] < 0 || values[i] > 1) {
                return refuse(models.get(i).name() + ": scored " + values[i] + ", which is no probability");
            } else {
                total += weights[i] * logit(values[i]);
            }
        }
        return finite(logistic(total));
    }

    /** The same bits on every machine, which the intrinsics of {@link Math} do not promise. */
    private static double logit(double score) {
        double p = Math.clamp(score, CLIP, 1 - CLIP);
        return StrictMath.log(p / (1 - p));
    }

    private static double logistic(double sum) {
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private double finite(double score) {
        return Double.isFinite(score) ? score : refuse("the combined score is " + score);
    }

    private double refuse(String why) {
        refusal = why;
        return Double.NaN;
    }

    /** Why the last vector was refused; empty when it was scored. */
    public String refusal() {
        return refusal;
    }

    /** {@link #score} as a value, without what each member said. */
    public Score toScore(double[] features, FeatureWindow window) {
        return new Score(label, spec.hash(), score(features, window), refusal);
    }

    /** The last score, with what each member said. */
    public Score explained(Score last) {
        List<MemberScore> said = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            OnnxModel model = models.get(i);
            said.add(new MemberScore(model.name(), model.hash(), weights[i], values[i]));
        }
        return new Score(last.model(), last.hash(), last.value(), last.refusal(), said);
    }

    /** Gives its models up; may be repeated. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            models.forEach(OnnxModel::close);
        }
    }
}
