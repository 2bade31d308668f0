package io.traider.rule;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles rules to a jar of Drools' executable model. */
final class ModelBuild {

    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)", Pattern.MULTILINE);

    private ModelBuild() {}

    /**
     * Compiles.
     *
     * @param files DRL by file name
     * @throws IllegalArgumentException when they do not compile, with every message of the compiler
     */
    static byte[] kjar(String name, String hash, SortedMap<String, String> files) {
        return PlatformLoader.with(() -> inPlainLetters(name, hash, files));
    }

    /** Drools writes Java in the default language, in which a Turkish {@code int} has no dot. */
    private static synchronized byte[] inPlainLetters(String name, String hash, SortedMap<String, String> files) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return build(name, hash, files);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static byte[] build(String name, String hash, SortedMap<String, String> files) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.traider.rules", name, hash);
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(release);
        files.forEach((file, text) -> system.write("src/main/resources/" + folder(text) + file, text));
        try {
            KieBuilder build =
                    services.newKieBuilder(system, CompilerLoader.SHARED).buildAll(ExecutableModelProject.class);
            List<Message> errors = build.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException("rule pack " + name + " does not compile: " + errors);
            }
            return ((InternalKieModule) build.getKieModule()).getBytes();
        } finally {
            // Else every pack that was ever compiled stays in memory.
            services.getRepository().removeKieModule(release);
        }
    }

    /** Where Drools expects a file of its package. */
    private static String folder(String text) {
        Matcher named = PACKAGE.matcher(text);
        return named.find() ? named.group(1).replace('.', '/') + "/" : "";
    }
}
