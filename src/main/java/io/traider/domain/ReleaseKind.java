package io.traider.domain;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of artefact that people may change while it runs. */
public enum ReleaseKind {
    RULE_PACK("rules"),
    MODEL("model"),
    LIMITS("limits"),
    FEES("fees"),
    STRATEGY("strategy");

    private final String prefix;

    ReleaseKind(String prefix) {
        this.prefix = prefix;
    }

    /** The name of an artefact among all: {@code rules:pretrade}. */
    public String key(String name) {
        return prefix + ":" + name;
    }

    /** The name without its kind. */
    public String name(String key) {
        return key.substring(prefix.length() + 1);
    }

    /** The kind of artefact that has a key. */
    public static Optional<ReleaseKind> ofKey(String key) {
        return Arrays.stream(values())
                .filter(kind -> key.startsWith(kind.prefix + ":"))
                .findFirst();
    }
}
