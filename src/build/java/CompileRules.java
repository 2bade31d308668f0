import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import io.traider.rule.ShippedJars;
import io.traider.rule.ShippedPacks;
import io.traider.rule.build.PackRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the shipped rule packs beside the classes, so that a start of the platform need not. Does nothing for a pack whose
 * jar is there, and deletes those of older texts.
 *
 * <p>Argument: the folder of the classes.
 */
final class CompileRules {

    private CompileRules() {}

    static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        Set<Path> wanted = new HashSet<>();
        for (PackSource pack : ShippedPacks.all()) {
            Path jar = classes.resolve(ShippedJars.path(pack.name(), pack.hash()));
            wanted.add(jar);
            if (!Files.exists(jar)) {
                write(jar, compile(pack));
            }
        }
        deleteOthers(wanted);
    }

    private static byte[] compile(PackSource pack) {
        PackRules rules = PackRules.of(pack);
        if (!rules.problems().isEmpty()) {
            throw new IllegalStateException("rule pack " + pack.name() + ": " + rules.problems());
        }
        return RulePack.kjar(pack, rules.drl());
    }

    /** Whole or not at all. */
    private static void write(Path jar, byte[] bytes) throws IOException {
        Files.createDirectories(jar.getParent());
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, jar);
    }

    private static void deleteOthers(Set<Path> wanted) throws IOException {
        Path folder = wanted.iterator().next().getParent();
        List<Path> there;
        try (Stream<Path> files = Files.list(folder)) {
            there = files.toList();
        }
        for (Path each : there) {
            if (!wanted.contains(each)) {
                Files.delete(each);
            }
        }
    }
}
