package io.traider.report;

import java.util.Locale;

/** What a line, a bar or a number should look like; the colours are the console's, light and dark. */
public enum Tone {
    PLAIN,
    ACCENT,
    FAINT,
    UP,
    DOWN,
    WARN;

    /** Gains are up, losses down, nothing is plain. */
    public static Tone of(double value) {
        return value > 0 ? UP : value < 0 ? DOWN : PLAIN;
    }

    String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
