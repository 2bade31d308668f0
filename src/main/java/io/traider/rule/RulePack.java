package io.traider.rule;

import io.traider.rule.build.PackRules;
import io.traider.rule.gate.RuleGate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.KieBase;

/**
 * Rules that are compiled and stand in force together. For one thread at a time: Drools keeps the arguments of a consequence
 * in the compiled rules, so two threads would read each other's facts; another thread takes a {@link #twin()}.
 */
public final class RulePack {

    private static final String TABLE = ".csv";
    private static final int WARM_DECISIONS = 3_000;

    /** How a rule asks for a number by its name. */
    private static final Pattern NUMBER = Pattern.compile("\\.number\\(\\s*\"([^\"]{1,100})\"");

    private final String name;
    private final String hash;
    private final SortedMap<String, String> files;
    private final byte[] kjar;
    private final KieBase base;
    private volatile boolean warm;

    private RulePack(String name, String hash, SortedMap<String, String> files, byte[] kjar) {
        this.name = name;
        this.hash = hash;
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.kjar = kjar;
        this.base = PlatformLoader.with(() -> KjarLoader.load(name, kjar));
        if (base.getKiePackages().stream().allMatch(rules -> rules.getRules().isEmpty())) {
            throw new IllegalArgumentException("rule pack " + name + " has no rule in " + files.keySet());
        }
    }

    /**
     * Compiles rule files that pass the gate; those of a shipped pack were when the platform was built.
     *
     * @param files text by file name, for example {@code pretrade.drl}
     * @throws IllegalArgumentException when the gate refuses them, they do not compile or hold no rule, with every message
     */
    public static RulePack compile(String name, SortedMap<String, String> files) {
        String hash = PackSource.hash(files);
        byte[] shipped = ShippedJars.find(name, hash);
        return shipped == null ? compiled(name, files) : new RulePack(name, hash, files, shipped);
    }

    private static RulePack compiled(String name, SortedMap<String, String> files) {
        SortedMap<String, String> drl = new TreeMap<>(files);
        drl.keySet().removeIf(file -> file.endsWith(TABLE));
        PackKind kind = PackKind.of(name, drl);
        if (drl.size() < files.size()) {
            return compile(new PackSource(kind, name, files));
        }
        return passed(name, files, RuleGate.check(kind, files), files);
    }

    /** With its decision tables, which only a pack of one rule file has. */
    private static RulePack compile(PackSource source) {
        PackRules rules = PackRules.of(source);
        return passed(source.name(), source.deciding(), rules.problems(), rules.drl());
    }

    private static RulePack passed(
            String name, SortedMap<String, String> files, List<Problem> problems, SortedMap<String, String> drl) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("rule pack " + name + " may not become code: "
                    + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        String hash = PackSource.hash(files);
        return new RulePack(name, hash, files, ModelBuild.kjar(name, hash, drl));
    }

    /** Compiles whatever stands there: for what has passed the gate, and for tests of what the gate would refuse. */
    static RulePack ungated(String name, SortedMap<String, String> files) {
        String hash = PackSource.hash(files);
        return new RulePack(name, hash, files, ModelBuild.kjar(name, hash, files));
    }

    /**
     * Compiles a pack for {@link #load}. The gate is not asked: that is for {@code PackBuild} to do.
     *
     * @param drl the rules, those of decision tables among them, by file name
     * @throws IllegalArgumentException when they do not compile, with every message of the compiler
     */
    public static byte[] kjar(PackSource source, SortedMap<String, String> drl) {
        return ModelBuild.kjar(source.name(), source.hash(), drl);
    }

    /**
     * Loads what was built elsewhere, without a compiler.
     *
     * @param source that the gate let through
     * @param kjar built from exactly that source
     * @throws IllegalArgumentException when it is no jar of rules, or its code would use what rules may not
     */
    public static RulePack load(PackSource source, byte[] kjar) {
        return new RulePack(source.name(), source.hash(), source.deciding(), kjar.clone());
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

    /** What it is for. */
    public PackKind kind() {
        SortedMap<String, String> drl = new TreeMap<>(files);
        drl.keySet().removeIf(file -> file.endsWith(TABLE));
        return PackKind.of(name, drl);
    }

    /** Whether it has a condition on a kind of fact. */
    public boolean reads(Class<?> fact) {
        return new PackSource(kind(), name, files).reads(fact);
    }

    /** The names of the numbers that its rules, or rows of its decision tables, ask for. */
    public SortedSet<String> numbers() {
        SortedSet<String> names = new TreeSet<>();
        files.values().forEach(text -> NUMBER.matcher(text).results().forEach(found -> names.add(found.group(1))));
        return names;
    }

    /** What it was compiled to: give it to {@link #load} with the same source. */
    public byte[] kjar() {
        return kjar.clone();
    }

    /** The same rules, loaded once more for another thread; nothing is compiled. */
    public RulePack twin() {
        return new RulePack(name, hash, files, kjar);
    }

    /**
     * Asks the rules about made-up situations, always the same ones, and forgets what they say, so that the first decisions
     * that count are not the first that are made. Takes as long as so many decisions do.
     */
    public void warm(PackKind kind, int decisions) {
        warm = true;
        PackWarmUp.run(this, kind, decisions);
    }

    /** Warms a pack that was not warmed yet, for the kinds of decision that an engine asks rules for. */
    public void warm() {
        for (PackKind kind : PackKind.values()) {
            if (!warm && writes(kind)) {
                warm(kind, WARM_DECISIONS);
            }
        }
    }

    private boolean writes(PackKind kind) {
        return base.getKiePackages().stream()
                .flatMap(rules -> rules.getGlobalVariables().stream())
                .anyMatch(global -> global.getName().equals(kind.global()));
    }

    KieBase base() {
        return base;
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
