package io.traider.rule.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes rule texts as somebody would who looks for a gap: the same for the same seed. */
final class Mutants {

    private static final Pattern PIECE = Pattern.compile("\"[^\"\\n]*\"|[$\\w]+|\\s+|[^\\w\\s$]+");

    private static final String[] BETWEEN = {
        " /* */ ", "//\n", "/**/", "\u200b", "\\u000a", "\ufeff", "\r", "\f", "\u00a0", "\n", "\t", "  ", "\"", "'",
                "#", "@x ",
        "(", ")", ";", ".", ",", "!", "-", "$", "0", "e", "L", ".class", ".toString()", " end\n", " then ",
                " rule \"x\" ",
        " when ", "[", "{", "}", "\u0000", "\u0430", "\u2028"
    };

    private final Random random;
    private final List<String> texts;

    Mutants(long seed, List<String> texts) {
        this.random = new Random(seed);
        this.texts = texts;
    }

    String next() {
        List<String> pieces = pieces(any(texts));
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && pieces.size() > 2; i++) {
            change(pieces);
        }
        return String.join("", pieces);
    }

    private void change(List<String> pieces) {
        int at = random.nextInt(pieces.size());
        switch (random.nextInt(7)) {
            case 0 -> pieces.add(at, BETWEEN[random.nextInt(BETWEEN.length)]);
            case 1 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
            case 2 -> pieces.remove(at);
            case 3 -> pieces.set(at, pieces.set(random.nextInt(pieces.size()), pieces.get(at)));
            case 4 -> splice(pieces, at);
            case 5 -> within(pieces, at);
            default ->
                pieces.addAll(
                        at, new ArrayList<>(pieces.subList(at, Math.min(pieces.size(), at + random.nextInt(30)))));
        }
    }

    /** Some of another text. */
    private void splice(List<String> pieces, int at) {
        List<String> other = pieces(any(texts));
        int from = random.nextInt(other.size());
        pieces.addAll(at, other.subList(from, Math.min(other.size(), from + 1 + random.nextInt(40))));
    }

    /** Inside of a piece, so that texts, numbers and names change too. */
    private void within(List<String> pieces, int at) {
        String piece = pieces.get(at);
        int cut = random.nextInt(piece.length() + 1);
        pieces.set(at, piece.substring(0, cut) + BETWEEN[random.nextInt(BETWEEN.length)] + piece.substring(cut));
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher found = PIECE.matcher(text);
        while (found.find()) {
            pieces.add(found.group());
        }
        return pieces;
    }
}
