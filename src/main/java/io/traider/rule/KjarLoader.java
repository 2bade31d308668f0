package io.traider.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;

/**
 * Loads the classes of a built pack: every one of them is held against {@link AllowedCode} before any is defined, and
 * whatever they ask for beyond that is not found. Nothing is entered in Drools' repository, so a pack that is no longer used
 * is collected with its classes.
 */
final class KjarLoader extends ClassLoader {

    private static final String MODELS = "/drools-model";
    private static final String RULES = "rules.";
    private static final long MAX_BYTES = 64L << 20;

    private final String pack;
    private final Map<String, byte[]> code = new HashMap<>();
    private final List<String> models = new ArrayList<>();

    private KjarLoader(String pack) {
        super("rules-" + pack, null);
        this.pack = pack;
    }

    /**
     * Makes a base of a jar.
     *
     * @throws IllegalArgumentException when it is no jar of rules, or its code would use what rules may not
     */
    static KieBase load(String pack, byte[] kjar) {
        KjarLoader loader = new KjarLoader(pack);
        try {
            loader.read(kjar);
            KieBaseConfiguration settings = RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
            return KieBaseBuilder.createKieBaseFromModel(loader.models(), settings);
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException("rule pack " + pack + " cannot be loaded: " + e, e);
        }
    }

    private void read(byte[] kjar) throws IOException {
        long left = MAX_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(kjar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE, left + 1));
                left -= bytes.length;
                if (left < 0) {
                    throw new IOException("more than " + MAX_BYTES + " bytes");
                }
                take(entry.getName(), bytes);
            }
        }
    }

    /** What is compiled outside of the packages of rules describes the jar to Drools' repository, and is not needed here. */
    private void take(String file, byte[] bytes) {
        if (file.startsWith("rules/") && file.endsWith(".class")) {
            AllowedCode.check(pack, bytes);
            code.put(file.substring(0, file.length() - ".class".length()).replace('/', '.'), bytes);
        } else if (file.startsWith("META-INF/kie/") && file.endsWith(MODELS)) {
            new String(bytes, StandardCharsets.UTF_8).lines().skip(1).forEach(models::add);
        }
    }

    private List<Model> models() throws ReflectiveOperationException {
        List<Model> made = new ArrayList<>();
        for (String model : models) {
            made.add((Model) loadClass(model).getConstructor().newInstance());
        }
        return made;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(RULES)) {
            if (!AllowedCode.loads(name)) {
                throw new ClassNotFoundException(name + ", which rules may not use");
            }
            return KjarLoader.class.getClassLoader().loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = code.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
