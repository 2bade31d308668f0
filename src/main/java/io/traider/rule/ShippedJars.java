package io.traider.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * What the shipped packs were compiled to when the platform was built, so that a start compiles nothing. Each is found by
 * what it was made of, and a pack that is not found is compiled.
 */
public final class ShippedJars {

    /** Where they are on the class path. */
    private static final String FOLDER = "rules/built/";

    private ShippedJars() {}

    /**
     * Where the jar of a pack is on the class path: its name says the text, the facts, and the version of Drools.
     *
     * @param hash of its files
     */
    public static String path(String name, String hash) {
        return FOLDER + name + "-" + digest(hash) + ".kjar";
    }

    /** The jar of a pack; {@code null} when it is none of those that are shipped. */
    public static byte @Nullable [] find(String name, String hash) {
        try (InputStream in = ShippedJars.class.getClassLoader().getResourceAsStream(path(name, hash))) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("rule pack " + name, e);
        }
    }

    private static String digest(String hash) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.concat(Stream.of(hash, drools()), facts()).forEach(part -> {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String drools() {
        return Objects.toString(Model.class.getPackage().getImplementationVersion(), "");
    }

    /** Everything that compiled rules call. */
    private static Stream<String> facts() {
        return Arrays.stream(PackKind.values())
                .flatMap(kind -> Stream.concat(
                        Stream.of(kind.draft()), kind.facts().stream().map(FactType::type)))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(Method::toGenericString)
                .sorted();
    }
}
