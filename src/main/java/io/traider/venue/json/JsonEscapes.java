package io.traider.venue.json;

import java.nio.charset.StandardCharsets;

/** The backslash in JSON strings. */
final class JsonEscapes {

    private JsonEscapes() {}

    /** The index after the escape that begins at an index. */
    static int skip(byte[] bytes, int at) throws MalformedJson {
        if (at + 1 >= bytes.length) {
            throw JsonNumber.truncated(bytes);
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> hexEnd(bytes, at);
            default -> throw JsonNumber.wrong(bytes, at, "an escape");
        };
    }

    private static int hexEnd(byte[] bytes, int at) throws MalformedJson {
        for (int i = at + 2; i < at + 6; i++) {
            if (i >= bytes.length) {
                throw JsonNumber.truncated(bytes);
            }
            if (Character.digit(bytes[i], 16) < 0) {
                throw JsonNumber.wrong(bytes, at, "four hexadecimal digits");
            }
        }
        return at + 6;
    }

    /** The text of a string that has passed the cursor, without its quotes. */
    static String decode(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (raw.charAt(++i) == 'u') {
                text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                i += 4;
            } else {
                text.append(plain(raw.charAt(i)));
            }
        }
        return text.toString();
    }

    private static char plain(char escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }
}
