package io.traider.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a strategy's score comes from, as data: which models, and how their scores become one. Immutable, and named by the
 * hash of its text.
 */
public final class ScoreSpec {

    /** More members than anybody weighs with reason, and few enough to be scored in time. */
    public static final int MOST_MEMBERS = 16;

    private static final String SHA = "[0-9a-f]{64}";

    /** What of the members' scores a stack adds up. */
    public enum Over {
        /** {@code ln(p / (1 - p))} of scores that are probabilities. */
        LOGITS,
        /** The scores as they are. */
        SCORES;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A model that is asked.
     *
     * @param model its name, without a version
     * @param sha256 of the model file
     * @param card SHA-256 of the text of its card, which says what it reads
     * @param weight its weight in a mean, not negative; its coefficient in a stack; 1 where it is alone
     */
    public record Member(String model, int version, String sha256, String card, double weight) {
        public Member {
            if (!sha256.matches(SHA) || !card.matches(SHA)) {
                throw new IllegalArgumentException(model + "-" + version + " is given by the hashes '" + sha256
                        + "' and '" + card + "'. Maybe 64 hexadecimal digits each, of the model file and of its card");
            }
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException(model + "-" + version + " cannot have the weight " + weight);
            }
        }

        /** Name and version, for example {@code direction-1}. */
        public String id() {
            return model + "-" + version;
        }

        /** One of a loaded model. */
        public static Member of(OnnxModel model, double weight) {
            ModelCard card = model.card();
            return new Member(card.name(), card.version(), model.hash(), card.hash(), weight);
        }
    }

    private final String text;
    private final String hash;
    private final Combination combination;
    private final Over over;
    private final double intercept;
    private final List<Member> members;

    ScoreSpec(String text, Combination combination, Over over, double intercept, List<Member> members) {
        this.combination = combination;
        this.over = over;
        this.intercept = intercept;
        this.members = List.copyOf(members);
        check();
        this.text = text.isEmpty() ? written() : text;
        this.hash = Hash.of(this.text);
    }

    /** The score of one model. */
    public static ScoreSpec single(Member member) {
        return single(List.of(member));
    }

    /** The same of a list that must have one. */
    public static ScoreSpec single(List<Member> members) {
        return new ScoreSpec("", Combination.SINGLE, Over.SCORES, 0, members);
    }

    /** The mean of several, by their weights. */
    public static ScoreSpec weighted(List<Member> members) {
        return new ScoreSpec("", Combination.WEIGHTED, Over.SCORES, 0, members);
    }

    /** A logistic stack of several, by their coefficients. */
    public static ScoreSpec stacked(Over over, double intercept, List<Member> members) {
        return new ScoreSpec("", Combination.STACKED, over, intercept, members);
    }

    /**
     * Reads a spec; its hash is that of the text as it is given.
     *
     * @throws IllegalArgumentException when a field is missing, wrong or not known, naming it
     */
    public static ScoreSpec parse(String yaml) {
        return SpecReader.read(yaml);
    }

    private void check() {
        int most = combination == Combination.SINGLE ? 1 : MOST_MEMBERS;
        if (members.isEmpty() || members.size() > most) {
            throw new IllegalArgumentException("a " + combination.word() + " score of " + members.size()
                    + " models. Maybe 1" + (most == 1 ? "" : " to " + most));
        }
        Set<String> ids = new HashSet<>();
        double sum = 0;
        for (Member member : members) {
            if (!ids.add(member.id())) {
                throw new IllegalArgumentException(member.id() + " is twice in one score. Maybe add its weights up");
            }
            if (combination == Combination.WEIGHTED && member.weight() < 0) {
                throw new IllegalArgumentException(member.id() + " has weight " + member.weight()
                        + " in a mean. Maybe a stack, whose coefficients may be negative");
            }
            sum += member.weight();
        }
        if (combination == Combination.SINGLE && sum != 1) {
            throw new IllegalArgumentException(ids + " is alone and has weight " + sum + ". Maybe 1");
        }
        if (combination == Combination.WEIGHTED && sum == 0) {
            throw new IllegalArgumentException("no model of " + ids + " has any weight");
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("a stack cannot have the intercept " + intercept);
        }
    }

    private String written() {
        StringBuilder yaml = new StringBuilder("combination: " + combination.word() + "\n");
        if (combination == Combination.STACKED) {
            yaml.append("over: ")
                    .append(over.word())
                    .append("\nintercept: ")
                    .append(intercept)
                    .append('\n');
        }
        yaml.append("members:\n");
        for (Member member : members) {
            yaml.append("  - model: ").append(member.model());
            yaml.append("\n    version: ").append(member.version());
            yaml.append("\n    sha256: \"").append(member.sha256());
            yaml.append("\"\n    card: \"").append(member.card());
            yaml.append("\"\n    weight: ").append(member.weight()).append('\n');
        }
        return yaml.toString();
    }

    /** The same with another version of a model, or with another of its files, in the place of those that have its name. */
    public ScoreSpec with(Member other) {
        if (members.stream().noneMatch(each -> each.model().equals(other.model()))) {
            throw new IllegalArgumentException(label() + " has no member " + other.model());
        }
        List<Member> changed = members.stream()
                .map(each -> each.model().equals(other.model())
                        ? new Member(other.model(), other.version(), other.sha256(), other.card(), each.weight())
                        : each)
                .toList();
        return new ScoreSpec("", combination, over, intercept, changed);
    }

    /** The text that it is kept as. */
    public String text() {
        return text;
    }

    /** SHA-256 of the text, hexadecimal. */
    public String hash() {
        return hash;
    }

    public Combination combination() {
        return combination;
    }

    /** What a stack adds up. */
    public Over over() {
        return over;
    }

    /** Of a stack; 0 of others. */
    public double intercept() {
        return intercept;
    }

    /** In the order in which they are asked. */
    public List<Member> members() {
        return members;
    }

    /** For people: the model's name and version, or how several are combined. */
    public String label() {
        String ids = members.stream().map(Member::id).collect(Collectors.joining(", "));
        return combination == Combination.SINGLE ? ids : combination.word() + "(" + ids + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreSpec spec && spec.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return label() + " " + hash;
    }
}
