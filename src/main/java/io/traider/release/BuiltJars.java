package io.traider.release;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.ShippedJars;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What texts were built to, so that one text is built once: the check of it, its publication and a rollback to it share the
 * jar. The ones that were used last are kept, up to {@value #MOST_BYTES} bytes of them. For any thread.
 */
final class BuiltJars {

    static final int MOST_BYTES = 16 << 20;

    private final Map<Key, byte[]> jars = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    /** Of the files that decide; scenarios make no other jar. */
    private record Key(PackKind kind, String name, String hash) {
        static Key of(PackSource source) {
            return new Key(source.kind(), source.name(), source.hash());
        }
    }

    /** The jar that a text was built to, be it when the platform was; {@code null} when it was not, or that was long ago. */
    synchronized byte @Nullable [] find(PackSource source) {
        byte[] known = jars.get(Key.of(source));
        return known != null ? known : ShippedJars.find(source.name(), source.hash());
    }

    /** Keeps a jar. */
    synchronized void keep(PackSource source, byte[] kjar) {
        forget(source);
        jars.put(Key.of(source), kjar);
        bytes += kjar.length;
        Iterator<byte[]> eldest = jars.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= eldest.next().length;
            eldest.remove();
        }
    }

    /** A jar that turned out to be none is not kept. */
    synchronized void forget(PackSource source) {
        byte[] known = jars.remove(Key.of(source));
        bytes -= known == null ? 0 : known.length;
    }
}
