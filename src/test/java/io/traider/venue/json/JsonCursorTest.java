package io.traider.venue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

    private static final JsonNames NAMES = JsonNames.of("a", "b", "long_name");

    private static JsonCursor over(String text) {
        JsonCursor cursor = new JsonCursor();
        cursor.reset(text.getBytes(StandardCharsets.UTF_8));
        return cursor;
    }

    private static void skipAll(String text) throws MalformedJson {
        JsonCursor cursor = over(text);
        cursor.skip();
        cursor.end();
    }

    @ParameterizedTest
    @CsvSource({
        "63388.7, 10, 633887000000000, 1",
        "0.25761908, 8, 25761908, 8",
        "0.00000000, 8, 0, 8",
        "16, 8, 1600000000, 0",
        "-1.5, 2, -150, 1",
        "1e-08, 8, 1, 8",
        "2.5E-3, 8, 250000, 4",
        "1E+3, 2, 100000, 0",
        "0.350000000000000, 10, 3500000000, 15",
        "123456789012345678.50, 0, 0, -1",
        "922337203.6854775807, 10, 9223372036854775807, 10",
        "922337203.6854775808, 10, 0, -1",
        "9223372036.9, 10, 0, -1",
        "0.12345678901, 10, 0, -1",
        "9223372036854775807, 0, 9223372036854775807, 0",
        "9223372036854775808, 0, 0, -1",
        "1e400, 8, 0, -1",
        "1e-999999999, 8, 0, -1"
    })
    void decimalsAreExactOrRefusedWithTheirValue(String text, int scale, long units, int decimals)
            throws MalformedJson {
        for (String document : new String[] {"[" + text + "]", "[\"" + text + "\"]", "[ " + text + " ]"}) {
            JsonCursor cursor = over(document);
            cursor.beginArray();
            cursor.element();
            if (decimals < 0) {
                assertThatThrownBy(() -> cursor.decimal(scale))
                        .isInstanceOf(MalformedJson.class)
                        .hasMessageContaining(text);
            } else {
                assertThat(cursor.decimal(scale)).isEqualTo(units);
                assertThat(cursor.decimals()).isEqualTo(decimals);
                assertThat(cursor.element()).isFalse();
                cursor.end();
            }
        }
    }

    @Test
    void randomDecimalsEqualBigDecimal() throws MalformedJson {
        long seed = System.nanoTime();
        System.out.println("JsonCursorTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(9));
            JsonCursor cursor = over(value.toPlainString() + " ");
            BigDecimal units = value.movePointRight(8);
            if (units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                assertThatThrownBy(() -> cursor.decimal(8)).isInstanceOf(MalformedJson.class);
            } else {
                assertThat(cursor.decimal(8)).isEqualTo(units.longValueExact());
                assertThat(cursor.decimals()).isEqualTo(value.scale());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "]",
                "{]",
                "[}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{,}",
                "{a:1}",
                "tru",
                "truE",
                "nul",
                "falsey",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "+1",
                "--1",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "1 1",
                "{} {}",
                "[1]]",
                "{\"a\":1 \"b\":2}",
                "NaN",
                "{\"a\" 1}",
                "\u0000"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> skipAll(text)).isInstanceOf(MalformedJson.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " { } ",
                "[ ]",
                "[[],[[]],{}]",
                "0",
                "-0.0e-0",
                "\"\"",
                "\"\\u00e9\\n\\\\\"",
                "true",
                "null",
                "{\"a\":{\"b\":[1,2.5e3,\"x\",false,null]},\"é\":\"ü\"}",
                "\r\n\t[1 , 2]\n"
            })
    void whatIsJsonIsPassedOver(String text) throws MalformedJson {
        skipAll(text);
    }

    @Test
    void everyPrefixOfADocumentIsTruncated() {
        String document = "{\"a\":{\"b\":[1,2.5e3,\"x\\u00e9\",false,null,{}]},\"c\":\"x\"}";
        for (int length = 0; length < document.length(); length++) {
            String prefix = document.substring(0, length);
            assertThatThrownBy(() -> skipAll(prefix))
                    .isInstanceOfSatisfying(
                            MalformedJson.class, e -> assertThat(e.truncated()).isTrue());
        }
    }

    @Test
    void nestingHasALimit() throws MalformedJson {
        skipAll("[".repeat(64) + "]".repeat(64));
        assertThatThrownBy(() -> skipAll("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("64 levels");
        assertThatThrownBy(() -> skipAll("{\"a\":".repeat(100_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void keysAreFoundInAnyOrderAndEscaped() throws MalformedJson {
        JsonCursor cursor = over("{\"x\":[1],\"long_name\":\"v\",\"\\u0061\":7,\"b\":{\"a\":1}}");
        cursor.beginObject();
        assertThat(cursor.key(NAMES)).isEqualTo(JsonNames.UNKNOWN);
        cursor.skip();
        assertThat(cursor.key(NAMES)).isEqualTo(2);
        assertThat(cursor.text()).isEqualTo("v");
        assertThat(cursor.key(NAMES)).isZero();
        assertThat(cursor.integer()).isEqualTo(7);
        assertThat(cursor.key(NAMES)).isEqualTo(1);
        int mark = cursor.mark();
        cursor.skip();
        assertThat(cursor.key(NAMES)).isEqualTo(JsonCursor.END);
        cursor.end();
        cursor.seek(mark);
        cursor.beginObject();
        assertThat(cursor.key(NAMES)).isZero();
        assertThat(cursor.integer()).isEqualTo(1);
        assertThat(cursor.key(NAMES)).isEqualTo(JsonCursor.END);
    }

    @Test
    void textsAreDecodedAndKept() throws MalformedJson {
        JsonTexts texts = new JsonTexts();
        assertThat(over("\"BTC\\/USD \\u00e9\"").text(texts)).isEqualTo("BTC/USD é");
        assertThat(over("\"BTC/USD\"").text(texts)).isSameAs(over("\"BTC/USD\"").text(texts));
        assertThat(over("\"Zürich\"").text()).isEqualTo("Zürich");
        for (int i = 0; i < 20_000; i++) {
            assertThat(over("\"S" + i + "\"").text(texts)).isEqualTo("S" + i);
        }
        assertThatThrownBy(() -> over("\" \"").name(texts)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void timesEqualThoseOfTheLibrary() throws MalformedJson {
        long seed = System.nanoTime();
        System.out.println("JsonCursorTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-2_000_000_000L, 7_000_000_000L), random.nextInt(1_000_000_000));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_000, 1_000));
            String text = random.nextBoolean()
                    ? instant.toString()
                    : OffsetDateTime.ofInstant(instant, offset)
                            .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            long expected =
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
            assertThat(over('"' + text + '"').time()).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-16",
                "2026-13-16T23:37:03Z",
                "2026-08-16T23:37:03",
                "2026-08-16T23:37:03.74504",
                "x026-08-16T23:37:03Z",
                "2024-10-04 07:04:40.820713045 +0000 UTC m=+66987.628148662",
                "2026-08-16T23:37:03+0200",
                ""
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> over('"' + text + '"').time()).isInstanceOf(MalformedJson.class);
    }
}
