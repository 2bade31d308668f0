package io.traider.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.traider.packages.PackageRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A package is what its publisher signed, or it is refused, whatever is done to its bytes. */
class HostilePackagesTest {

    private static final SigningKey KEY = SigningKey.generate();
    private static final StrategyFolder MOMENTUM = StrategyFolder.shipped("time-series-momentum");
    private static final byte[] GOOD = signed(MOMENTUM.content().parts());

    private record Entry(String name, byte[] bytes) {}

    private static byte[] signed(SortedMap<String, byte[]> parts) {
        return SignedPackage.write(manifest(), parts, KEY);
    }

    private static Manifest manifest() {
        return MOMENTUM.manifest("Ada", "TRAIDER test", "2026-11-30T00:00:00Z");
    }

    private static SignedPackage read(byte[] file) {
        return SignedPackage.read(file, KEY.publisher()::equals);
    }

    private static Code refused(byte[] file) {
        PackageRefused refused = catchThrowableOfType(PackageRefused.class, () -> read(file));
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n\n");
        return refused.code();
    }

    private static List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(GOOD))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.add(new Entry(entry.getName(), zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private static byte[] zip(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] with(String name, byte[] bytes) {
        return zip(entries().stream()
                .map(each -> each.name().equals(name) ? new Entry(name, bytes) : each)
                .toList());
    }

    @Test
    void whatWasSignedComesBack() {
        SignedPackage back = read(GOOD);
        assertThat(back.manifest()).isEqualTo(manifest());
        assertThat(back.parts().keySet()).isEqualTo(MOMENTUM.content().parts().keySet());
        StrategyContent content = new StrategyContent(back.manifest().name(), back.parts());
        assertThat(content.models()).containsOnlyKeys("direction-logistic-1");
        assertThat(content.rules().hash()).isEqualTo(MOMENTUM.content().rules().hash());
        assertThat(signed(MOMENTUM.content().parts())).as("the same file again").isEqualTo(GOOD);
    }

    @Test
    void anUnsignedOneIsRefused() {
        List<Entry> without = new ArrayList<>(entries());
        without.removeIf(each -> each.name().equals(Parts.SIGNATURE));
        assertThat(refused(zip(without))).isEqualTo(Code.UNSIGNED);
        assertThat(refused(with(Parts.SIGNATURE, new byte[0]))).isEqualTo(Code.MALFORMED);
    }

    @Test
    void anotherKeyIsNotTrustedAndCannotPretend() {
        SigningKey other = SigningKey.generate();
        byte[] theirs = SignedPackage.write(manifest(), MOMENTUM.content().parts(), other);
        assertThat(refused(theirs)).isEqualTo(Code.UNTRUSTED);
        String signature = new String(entries().get(1).bytes(), StandardCharsets.UTF_8);
        List<Entry> swapped = new ArrayList<>(entries());
        swapped.set(0, new Entry(Parts.MANIFEST, manifestOf("Eve")));
        assertThat(refused(zip(swapped))).isEqualTo(Code.BAD_SIGNATURE);
        byte[] named = signature
                .replace(KEY.publisher().toString(), other.publisher().toString())
                .getBytes(StandardCharsets.UTF_8);
        assertThat(refused(with(Parts.SIGNATURE, named))).isEqualTo(Code.UNTRUSTED);
        byte[] none = signature.replace("Ed25519", "none").getBytes(StandardCharsets.UTF_8);
        assertThat(refused(with(Parts.SIGNATURE, none))).isEqualTo(Code.BAD_SIGNATURE);
    }

    private static byte[] manifestOf(String publisher) {
        return MOMENTUM.manifest(publisher, "TRAIDER test", "2026-11-30T00:00:00Z")
                .bytes();
    }

    @Test
    void anAlteredPartIsRefused() {
        for (Entry each : entries().subList(2, entries().size())) {
            byte[] changed = each.bytes().clone();
            changed[changed.length / 2] ^= 1;
            assertThat(refused(with(each.name(), changed))).as(each.name()).isEqualTo(Code.ALTERED);
        }
        List<Entry> fewer = new ArrayList<>(entries());
        fewer.removeLast();
        assertThat(refused(zip(fewer))).isEqualTo(Code.ALTERED);
        List<Entry> more = new ArrayList<>(entries());
        more.add(new Entry("rules/more.csv", new byte[] {'x'}));
        assertThat(refused(zip(more))).isEqualTo(Code.ALTERED);
        more.set(more.size() - 1, new Entry("../../etc/passwd", new byte[] {'x'}));
        assertThat(refused(zip(more))).isEqualTo(Code.ALTERED);
    }

    @Test
    void namesLeadNowhere() {
        for (String path : List.of(
                "../strategy.yml",
                "/etc/passwd",
                "rules/../../x.drl",
                "rules\\x.drl",
                "models/a-1/../../x",
                "models/a-0/model.onnx",
                "models/A-1/model.onnx",
                "Rules/x.drl",
                "rules/x.class",
                "strategy.yml\0",
                "manifest.json",
                "")) {
            assertThatThrownBy(() -> new Manifest.Part(path, 1, "0".repeat(64)))
                    .as(path)
                    .isInstanceOf(PackageRefused.class);
        }
    }

    @Test
    void whatUnpacksToMuchIsRefusedBeforeItDoes() {
        byte[] bomb = new byte[8 << 20];
        assertThat(refused(with(Parts.MANIFEST, bomb))).isEqualTo(Code.TOO_LARGE);
        assertThat(refused(with(Parts.SIGNATURE, bomb))).isEqualTo(Code.TOO_LARGE);
        assertThat(refused(with(Parts.STRATEGY, bomb))).isEqualTo(Code.TOO_LARGE);
        assertThatThrownBy(() -> new Manifest.Part(Parts.STRATEGY, 2 << 20, "0".repeat(64)))
                .isInstanceOf(PackageRefused.class);
    }

    @Test
    void mutatedOrCutItIsRefused() {
        SplittableRandom random = new SplittableRandom(5);
        int taken = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] file = GOOD.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            try {
                SignedPackage read = read(file);
                taken++;
                MOMENTUM.content()
                        .parts()
                        .forEach((path, bytes) ->
                                assertThat(read.parts().get(path)).isEqualTo(bytes));
            } catch (PackageRefused e) {
                assertThat(e.code()).isNotEqualTo(Code.INVALID);
            }
        }
        // What differs in the zip's own book-keeping alone is still what was signed.
        assertThat(taken).isLessThan(600);
        for (int length = 0; length < GOOD.length / 2; length += 97) {
            refused(java.util.Arrays.copyOf(GOOD, length));
        }
        assertThat(refused("PK but not really".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.MALFORMED);
    }

    @Test
    void aDefinitionThatWouldGrowIsRefused() {
        String text = MOMENTUM.content().definition();
        for (String bad : List.of(
                text.replace("limits: paper", "limits: &a [x, x]\nmore: [*a, *a]"),
                text.replace("name: time", "more: &b {c: *b}\nname: time"),
                text.replace("name: time-series-momentum", "name: other"),
                text + "\nset:\n  mode: live\n",
                text.replace("evaluateEveryMillis: 1000", "evaluateEveryMillis: {}"),
                "- a\n- b\n",
                "!!java.net.URL [\"http://localhost\"]\n",
                "\0")) {
            SortedMap<String, byte[]> parts = new TreeMap<>(MOMENTUM.content().parts());
            parts.putAll(Map.of(Parts.STRATEGY, bad.getBytes(StandardCharsets.UTF_8)));
            StrategyContent content = new StrategyContent("time-series-momentum", parts);
            assertThatThrownBy(() -> content.definition("live"))
                    .as(bad.substring(0, Math.min(60, bad.length())))
                    .isInstanceOf(PackageRefused.class);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        SortedMap<String, byte[]> parts = new TreeMap<>(MOMENTUM.content().parts());
        parts.remove("models/direction-logistic-1/card.yml");
        StrategyContent content = new StrategyContent("time-series-momentum", parts);
        assertThatThrownBy(content::models).hasMessageContaining("model direction-logistic-1 lacks card.yml");
        parts.remove("rules/scenarios.yml");
        assertThatThrownBy(() -> new StrategyContent("time-series-momentum", parts))
                .hasMessageContaining("lacks rules/scenarios.yml");
        parts.put(Parts.README, new byte[] {(byte) 0xff, (byte) 0xfe});
        parts.put("rules/scenarios.yml", new byte[0]);
        assertThatThrownBy(() -> new StrategyContent("time-series-momentum", parts))
                .hasMessageContaining("README.md is no text");
    }
}
