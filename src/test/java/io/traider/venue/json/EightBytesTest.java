package io.traider.venue.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EightBytesTest {

    @Test
    void eightBytesAreTheSameAsOneAfterAnother() {
        long seed = System.nanoTime();
        System.out.println("EightBytesTest seed " + seed);
        Random random = new Random(seed);
        byte[] bytes = new byte[8];
        for (int round = 0; round < 1_000_000; round++) {
            for (int i = 0; i < 8; i++) {
                bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : (byte) ('0' + random.nextInt(10));
            }
            long eight = EightBytes.at(bytes, 0);
            assertThat(EightBytes.plain(eight)).isEqualTo(plain(bytes));
            assertThat(EightBytes.digits(eight)).isEqualTo(digits(bytes));
            if (digits(bytes)) {
                String text = new String(bytes, StandardCharsets.US_ASCII);
                assertThat(EightBytes.number(eight)).isEqualTo(Long.parseLong(text));
            }
        }
    }

    private static int plain(byte[] bytes) {
        int i = 0;
        while (i < 8 && bytes[i] != '"' && bytes[i] != '\\' && !(bytes[i] >= 0 && bytes[i] < ' ')) {
            i++;
        }
        return i;
    }

    private static boolean digits(byte[] bytes) {
        int i = 0;
        while (i < 8 && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i == 8;
    }
}
