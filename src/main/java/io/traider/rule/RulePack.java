package io.traider.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Rules that are compiled and stand in force together. For one thread at a time: Drools keeps the arguments of a consequence
 * in the compiled rules, so two threads would read each other's facts; another thread takes a {@link #twin()}.
 */
public final class RulePack {

    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)", Pattern.MULTILINE);

    private final String name;
    private final String hash;
    private final SortedMap<String, String> files;
    private final KieBase base;

    private RulePack(String name, String hash, SortedMap<String, String> files, KieBase base) {
        this.name = name;
        this.hash = hash;
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.base = base;
    }

    /**
     * Compiles rule files.
     *
     * @param files text by file name, for example {@code pretrade.drl}
     * @throws IllegalArgumentException when they do not compile or hold no rule, with every message of the compiler
     */
    public static RulePack compile(String name, SortedMap<String, String> files) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(RulePack.class.getClassLoader());
        try {
            String hash = PackSource.hash(files);
            return new RulePack(name, hash, files, inPlainLetters(() -> build(name, hash, files)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Drools writes Java in the default language, in which a Turkish {@code int} has no dot. */
    private static synchronized KieBase inPlainLetters(Supplier<KieBase> build) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return build.get();
        } finally {
            Locale.setDefault(before);
        }
    }

    /**
     * Compiles rule files that are shipped with the platform.
     *
     * @param resources on the class path, for example {@code rules/pretrade/pretrade.drl}
     */
    public static RulePack shipped(String name, List<String> resources) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String resource : resources) {
            files.put(resource.substring(resource.lastIndexOf('/') + 1), read(resource));
        }
        return compile(name, files);
    }

    /** For example {@code funding-drift}. */
    public String name() {
        return name;
    }

    /** SHA-256 of the file names and texts, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** What it was compiled from: text by file name. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The same rules, compiled once more for another thread. */
    public RulePack twin() {
        synchronized (RulePack.class) {
            return compile(name, files);
        }
    }

    KieBase base() {
        return base;
    }

    /** Drools finds its own parts through the thread's class loader, which pools of threads do not set. */
    private static KieBase build(String name, String hash, SortedMap<String, String> files) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.traider.rules", name, hash);
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(release);
        files.forEach((file, text) -> system.write("src/main/resources/" + folder(text) + file, text));
        KieBuilder build = services.newKieBuilder(system).buildAll(ExecutableModelProject.class);
        List<Message> errors = build.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("rule pack " + name + " does not compile: " + errors);
        }
        KieBase base = services.newKieContainer(release).getKieBase();
        if (base.getKiePackages().stream().allMatch(rules -> rules.getRules().isEmpty())) {
            throw new IllegalArgumentException("rule pack " + name + " has no rule in " + files.keySet());
        }
        return base;
    }

    /** Where Drools expects a file of its package. */
    private static String folder(String text) {
        Matcher named = PACKAGE.matcher(text);
        return named.find() ? named.group(1).replace('.', '/') + "/" : "";
    }

    private static String read(String resource) {
        try (InputStream in = RulePack.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no rules at " + resource + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("rules at " + resource, e);
        }
    }
}
