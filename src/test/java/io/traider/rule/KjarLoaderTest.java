package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every jar here is built without the gate, as if somebody had found a way around it. */
class KjarLoaderTest {

    private static final String HEAD = """
        package rules.pretrade
        import io.traider.rule.fact.Book
        global io.traider.rule.fact.VerdictDraft verdict
        """;
    private static final String HARMLESS = HEAD + rule("Book( valid == false )", "verdict.breach(\"BOOK_INVALID\");");

    private static String rule(String condition, String consequence) {
        return "rule \"one\"\nwhen\n    %s\nthen\n    %s\nend\n".formatted(condition, consequence);
    }

    private static PackSource source(String text) {
        return new PackSource(PackKind.PRETRADE, "test", new TreeMap<>(Map.of("test.drl", text)));
    }

    private static byte[] kjar(String text) {
        PackSource source = source(text);
        return ModelBuild.kjar(source.name(), source.hash(), source.deciding());
    }

    @Test
    void loadsWhatWasBuilt() {
        RulePack pack = RulePack.load(source(HARMLESS), kjar(HARMLESS));
        assertThat(pack.hash()).isEqualTo(source(HARMLESS).hash());
        for (RulePack each : List.of(pack, pack.twin())) {
            PretradeRules rules = new PretradeRules(each);
            assertThat(rules.check(Pretrade.order().build()).allowed()).isTrue();
            assertThat(rules.check(Pretrade.order()
                                    .with(it -> it.bookValid = false)
                                    .build())
                            .reasons())
                    .extracting(reason -> reason.rule() + " " + reason.code())
                    .containsExactly("one BOOK_INVALID");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.setProperty(\"traider.escaped\", \"yes\");",
                "System.exit(0);",
                "Runtime.getRuntime().halt(0);",
                "new ProcessBuilder(\"true\").start();",
                "new Thread().start();",
                "Thread.sleep(1000);",
                "verdict.getClass().getClassLoader();",
                "\"\".getClass().forName(\"java.lang.Runtime\");",
                "Class.forName(\"java.lang.Runtime\");",
                "java.lang.reflect.Array.newInstance(int.class, 1 << 30);",
                "java.lang.invoke.MethodHandles.lookup();",
                "new java.io.File(\"/tmp\").delete();",
                "java.nio.file.Files.exists(java.nio.file.Path.of(\"/\"));",
                "new java.net.URL(\"http://localhost\").openStream();",
                "java.util.concurrent.ForkJoinPool.commonPool();",
                "\"x\".repeat(1 << 30);",
                "Integer.getInteger(\"user.home\");",
                "new java.math.BigDecimal(2).pow(999999999);",
                "verdict.wait();",
                "drools.getKieRuntime().halt();",
                "drools.getRule();",
                "java.util.List.of(1).forEach(x -> System.gc());",
                "org.kie.api.KieServices.get();",
                "io.traider.rule.RulePack.shipped(\"pretrade\", java.util.List.of());",
                "new javax.script.ScriptEngineManager();",
                "sun.misc.Unsafe.getUnsafe();",
            })
    void refusesWhatAConsequenceWouldReachFor(String consequence) {
        refuses(HEAD + rule("Book( valid == false )", consequence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval( System.setProperty(\"traider.escaped\", \"yes\") == null )",
                "Book( System.getProperty(\"user.home\") != null )",
                "Book( valid == false, $c : this.getClass().getClassLoader() )",
                "$s : String() from System.getProperty(\"user.home\")",
            })
    void refusesWhatAConditionWouldReachFor(String condition) {
        refuses(HEAD + rule(condition, ""));
    }

    private static void refuses(String text) {
        byte[] kjar = kjar(text);
        assertThatThrownBy(() -> RulePack.load(source(text), kjar))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule pack test would use ");
        assertThat(System.getProperty("traider.escaped")).isNull();
    }

    @Test
    void findsNothingButWhatIsAllowed() {
        for (String name :
                List.of("java.lang.Runtime", "java.lang.Thread", "java.lang.reflect.Method", "java.io.File")) {
            assertThat(AllowedCode.loads(name)).as(name).isFalse();
        }
    }

    @Test
    void refusesWhatIsNoJarOfRules() throws IOException {
        assertThatThrownBy(() -> RulePack.load(source(HARMLESS), new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no rule");
        byte[] garbage = zip("rules/pretrade/Rules1.class", new byte[] {(byte) 0xca, (byte) 0xfe, 0, 0});
        assertThatThrownBy(() -> RulePack.load(source(HARMLESS), garbage))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be loaded");
        byte[] lost = zip(
                "META-INF/kie/io.traider.rules/test/drools-model", "Drools-Model-Version:1\nrules.Gone\n".getBytes());
        assertThatThrownBy(() -> RulePack.load(source(HARMLESS), lost))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules.Gone");
    }

    @Test
    void refusesAJarThatUnpacksTooLarge() throws IOException {
        byte[] bomb = zip("rules/big.txt", new byte[65 << 20]);
        assertThatThrownBy(() -> RulePack.load(source(HARMLESS), bomb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsNoLongerUsedIsCollected() throws InterruptedException {
        byte[] kjar = kjar(HARMLESS);
        List<WeakReference<RulePack>> loaded = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RulePack pack = RulePack.load(source(HARMLESS), kjar);
            new PretradeRules(pack).check(Pretrade.order().build());
            loaded.add(new WeakReference<>(pack));
        }
        for (int i = 0; i < 50 && loaded.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loaded).allMatch(each -> each.get() == null);
    }
}
