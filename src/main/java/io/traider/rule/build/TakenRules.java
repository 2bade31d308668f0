package io.traider.rule.build;

import io.traider.rule.gate.RuleGate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which rules the classic compiler took, so that while somebody types it is asked about the rule they type in alone. Rules
 * that passed the gate know nothing of each other: what the compiler says of one depends on its text and on what stands above
 * the rules. For one thread at a time.
 */
final class TakenRules {

    private static final int MOST = 10_000;
    private static final Pattern LETTERS = Pattern.compile("[^\n]+");

    private final Map<String, Boolean> taken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** The rules that are not known to be taken, each at its line; files without any are left out. */
    SortedMap<String, String> others(SortedMap<String, String> drl) {
        SortedMap<String, String> others = new TreeMap<>();
        drl.forEach((file, text) -> {
            List<String> parts = RuleGate.parts(text);
            StringBuilder rest = new StringBuilder(parts.getFirst());
            boolean any = parts.size() == 1;
            for (String rule : parts.subList(1, parts.size())) {
                boolean known = taken.get(digest(parts.getFirst(), rule)) != null;
                any |= !known;
                rest.append(known ? LETTERS.matcher(rule).replaceAll("") : rule);
            }
            if (any) {
                others.put(file, rest.toString());
            }
        });
        return others;
    }

    /** The compiler had nothing to say of these. */
    void take(SortedMap<String, String> drl) {
        for (String text : drl.values()) {
            List<String> parts = RuleGate.parts(text);
            parts.subList(1, parts.size()).forEach(rule -> taken.put(digest(parts.getFirst(), rule), true));
        }
    }

    private static String digest(String head, String rule) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(rule.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
