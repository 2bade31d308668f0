package io.traider.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rule packs that come with the platform, with their scenarios. */
public final class ShippedPacks {

    private static final String SCENARIOS = ".scenarios.yml";

    private ShippedPacks() {}

    /** All of them. */
    public static List<PackSource> all() {
        return List.of(
                read(PackKind.PRETRADE, "pretrade"),
                read(PackKind.STRATEGY, "funding-drift"),
                read(PackKind.STRATEGY, "funding-harvest"),
                read(PackKind.STRATEGY, "order-book-imbalance"),
                read(PackKind.STRATEGY, "cross-venue-basis"),
                read(PackKind.STRATEGY, "time-series-momentum"),
                read(PackKind.RISK, "risk"),
                read(PackKind.COMPLIANCE, "compliance"),
                read(PackKind.SURVEILLANCE, "surveillance"),
                read(PackKind.GOVERNANCE, "governance"));
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when none is called so
     */
    public static PackSource of(String name) {
        return all().stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shipped rule pack is called '" + name
                        + "'. Maybe one of "
                        + all().stream().map(PackSource::name).toList()));
    }

    /** {@code rules/KIND/NAME.drl}, and beside it {@code NAME.scenarios.yml}. */
    private static PackSource read(PackKind kind, String name) {
        String path = "rules/" + kind.folder() + "/" + name;
        SortedMap<String, String> files = new TreeMap<>();
        files.put(name + ".drl", text(path + ".drl"));
        files.put(PackSource.SCENARIOS, text(path + SCENARIOS));
        return new PackSource(kind, name, files);
    }

    private static String text(String path) {
        try (InputStream in = ShippedPacks.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
