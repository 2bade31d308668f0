package io.traider.venue.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private final Assembly assembly = new Assembly(100);

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    @Test
    void aMessageInOnePartIsTheMessage() {
        assertThat(text(assembly.add("{\"a\":1}", true))).isEqualTo("{\"a\":1}");
    }

    @Test
    void partsAreJoinedInTheirOrderAndTheNextMessageBeginsAnew() {
        assertThat(assembly.add("one, ", false)).isNull();
        assertThat(assembly.add("", false)).isNull();
        assertThat(assembly.add("two, ", false)).isNull();
        assertThat(text(assembly.add("three", true))).isEqualTo("one, two, three");
        assertThat(text(assembly.add("four", true))).isEqualTo("four");
    }

    @Test
    void aCharacterThatIsCutInTwoIsWholeAgain() {
        String face = "\uD83D\uDE42";
        assertThat(assembly.add(face.substring(0, 1), false)).isNull();
        assertThat(text(assembly.add(face.substring(1), true))).isEqualTo(face);
    }

    @Test
    void aMessageThatIsTooLongIsSeenToBeSoAndTheNextOneIsWhole() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(assembly.add("0123456789", false)).isNull();
        }
        assertThat(assembly.add("the end", true)).hasSize(101);
        assertThat(assembly.add("x".repeat(5_000), true)).hasSize(101);
        assertThat(text(assembly.add("short", true))).isEqualTo("short");
    }

    @Test
    void howeverAMessageIsCutItComesOutTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String whole = "é{}[]\"x".repeat(1 + random.nextInt(12));
            byte[] message = null;
            for (int at = 0; at < whole.length(); ) {
                int end = Math.min(whole.length(), at + 1 + random.nextInt(9));
                message = assembly.add(whole.substring(at, end), end == whole.length());
                at = end;
            }
            assertThat(message).as("seed %s", seed).isEqualTo(whole.getBytes(StandardCharsets.UTF_8));
        }
    }
}
