package io.traider.rule.build;

import io.traider.rule.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;

/**
 * Drools' classic compiler: three times as fast as the executable model's, and its messages know the line of the text. Only
 * the rules that it has not taken before are compiled.
 */
final class ClassicBuild {

    private static final int MOST = 50;
    private static final TakenRules TAKEN = new TakenRules();

    private ClassicBuild() {}

    /** What it says of rules, in words, one for each line. */
    static synchronized List<Problem> problems(SortedMap<String, String> drl) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Locale letters = Locale.getDefault();
        thread.setContextClassLoader(ClassicBuild.class.getClassLoader());
        // Drools writes Java in the default language, in which a Turkish int has no dot.
        Locale.setDefault(Locale.ROOT);
        try {
            return compile(drl);
        } finally {
            Locale.setDefault(letters);
            thread.setContextClassLoader(before);
        }
    }

    private static List<Problem> compile(SortedMap<String, String> drl) {
        SortedMap<String, String> others = TAKEN.others(drl);
        if (others.isEmpty()) {
            return List.of();
        }
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        others.forEach((file, text) -> builder.add(resource(file, text), ResourceType.DRL));
        List<Problem> found = new ArrayList<>();
        for (KnowledgeBuilderError error : builder.getErrors()) {
            if (error.getSeverity() == ResultSeverity.ERROR) {
                String file = file(error, drl);
                found.add(CompilerWords.problem(file, drl.getOrDefault(file, ""), line(error), error.getMessage()));
            }
        }
        if (!builder.hasErrors()) {
            TAKEN.take(drl);
        }
        return told(found);
    }

    private static Resource resource(String file, String text) {
        Resource resource = ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        resource.setSourcePath(file);
        return resource;
    }

    private static String file(KnowledgeBuilderError error, SortedMap<String, String> drl) {
        Resource resource = error.getResource();
        String path = resource == null ? null : resource.getSourcePath();
        return path != null ? path : drl.firstKey();
    }

    private static int line(KnowledgeBuilderError error) {
        int[] lines = error.getLines();
        return lines.length > 0 ? Math.max(0, lines[0]) : 0;
    }

    /** One slip is one message: what follows from it on the same line, and what says nothing beside others, is left out. */
    private static List<Problem> told(List<Problem> found) {
        Set<String> lines = new HashSet<>();
        boolean known = found.stream().anyMatch(problem -> !CompilerWords.echo(problem));
        return found.stream()
                .filter(problem -> !known || !CompilerWords.echo(problem))
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .filter(problem -> lines.add(problem.file() + ":" + problem.line()))
                .limit(MOST)
                .toList();
    }
}
