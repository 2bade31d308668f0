package io.traider.rule.gate;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant to write. */
final class Nearest {

    private static final int LONGEST = 40;

    private Nearest() {}

    /** "Maybe 'bid'" when one of them is near, else all of them. */
    static String maybe(String written, Collection<String> known) {
        String near = of(written, known);
        if (near != null) {
            return "Maybe '" + near + "'";
        }
        return known.isEmpty() ? "" : "Maybe one of " + String.join(", ", known);
    }

    /** The one that takes the fewest changes, if they are few for its length. */
    static @Nullable String of(String written, Collection<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String each : known) {
            int changes = changes(written, each);
            if (changes < fewest) {
                fewest = changes;
                best = each;
            }
        }
        return best != null && fewest <= Math.max(1, best.length() / 3) ? best : null;
    }

    /** Letters to insert, drop, replace or swap with their neighbour, whatever their case. */
    static int changes(String from, String to) {
        if (from.length() > LONGEST || to.length() > LONGEST) {
            return from.equals(to) ? 0 : LONGEST;
        }
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
