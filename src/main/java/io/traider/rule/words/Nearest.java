package io.traider.rule.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which word was meant by one that nobody knows. */
public final class Nearest {

    private static final int LONGEST = 80;
    private static final int LISTED = 12;

    private Nearest() {}

    /** Advice that opens with "Maybe": the word that differs least, or else what there is to choose from. */
    public static String maybe(String word, Collection<String> known) {
        return of(word, known)
                .map(found -> "Maybe '" + found + "'")
                .orElseGet(() -> known.isEmpty() ? "" : known.size() <= LISTED ? "Maybe one of " + known : "");
    }

    /** The known word that differs least, if it does not differ much. */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(each -> distance(word, each) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(each -> distance(word, each)));
    }

    /** Letters to insert, remove or exchange; capitals do not count. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[b.length()];
    }
}
