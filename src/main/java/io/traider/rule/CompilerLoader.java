package io.traider.rule;

import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The platform's classes for the compiler, which asks for a thousand names a pack that no jar has, such as that of each package
 * with {@code .class} behind it: remembers where each is, and that it is nowhere. For any thread.
 */
final class CompilerLoader extends ClassLoader {

    /** The one for this process. */
    static final CompilerLoader SHARED = new CompilerLoader();

    /** A text can name what it likes. */
    private static final int MOST = 20_000;

    private final Map<String, Optional<URL>> places = new ConcurrentHashMap<>();

    private CompilerLoader() {
        super("rules-compiler", CompilerLoader.class.getClassLoader());
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (!name.endsWith(".class")) {
            return super.getResource(name);
        }
        Optional<URL> known = places.get(name);
        if (known == null) {
            known = Optional.ofNullable(super.getResource(name));
            if (places.size() >= MOST) {
                places.clear();
            }
            places.put(name, known);
        }
        return known.orElse(null);
    }
}
