package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BuiltJarsTest {

    private final BuiltJars jars = new BuiltJars();

    private static PackSource source(String name, String drl, String scenarios) {
        return new PackSource(
                PackKind.STRATEGY, name, new TreeMap<>(Map.of(name + ".drl", drl, PackSource.SCENARIOS, scenarios)));
    }

    @Test
    void whatDecidesNamesAJar() {
        byte[] kjar = {1};
        jars.keep(source("a", "text", "one"), kjar);
        assertThat(jars.find(source("a", "text", "two"))).isSameAs(kjar);
        assertThat(jars.find(source("a", "other text", "one"))).isNull();
        assertThat(jars.find(source("b", "text", "one"))).isNull();
        jars.forget(source("a", "text", ""));
        assertThat(jars.find(source("a", "text", "one"))).isNull();
    }

    @Test
    void keepsThoseThatWereUsedLast() {
        int size = BuiltJars.MOST_BYTES / 3;
        for (String drl : new String[] {"1", "2", "3"}) {
            jars.keep(source("a", drl, ""), new byte[size]);
        }
        assertThat(jars.find(source("a", "1", ""))).isNotNull();
        jars.keep(source("a", "3", ""), new byte[size]);
        jars.keep(source("a", "4", ""), new byte[size]);
        assertThat(jars.find(source("a", "1", ""))).isNotNull();
        assertThat(jars.find(source("a", "2", ""))).isNull();
        assertThat(jars.find(source("a", "3", ""))).isNotNull();
        assertThat(jars.find(source("a", "4", ""))).isNotNull();
        jars.keep(source("a", "5", ""), new byte[BuiltJars.MOST_BYTES + 1]);
        assertThat(jars.find(source("a", "5", ""))).isNull();
        jars.keep(source("a", "6", ""), new byte[1]);
        assertThat(jars.find(source("a", "6", ""))).isNotNull();
    }
}
