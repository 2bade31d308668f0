package io.traider.venue.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON document from bytes, forward, with the possibility to come back to a value that was skipped.
 *
 * <pre>{@code
 * cursor.reset(bytes);
 * cursor.beginObject();
 * for (int key = cursor.key(NAMES); key != JsonCursor.END; key = cursor.key(NAMES)) {
 *     switch (key) {
 *         case PRICE -> price = cursor.decimal(Price.SCALE);
 *         default -> cursor.skip();
 *     }
 * }
 * cursor.end();
 * }</pre>
 *
 * Not for two threads.
 */
public final class JsonCursor {

    /** Answer of {@link #key} when the object has ended. */
    public static final int END = -2;

    private static final int MAX_DEPTH = 64;
    private static final byte[] NOTHING = new byte[0];

    private final JsonNumber number = new JsonNumber();
    private byte[] bytes = NOTHING;
    private int at;
    private int depth;
    private boolean fresh;
    private int textFrom;
    private int textTo;

    /** Starts on a new document. */
    public void reset(byte[] document) {
        bytes = document;
        at = 0;
        depth = 0;
        fresh = false;
    }

    /** Says that the document is over. */
    public void end() throws MalformedJson {
        space();
        if (at < bytes.length) {
            throw wrong("nothing after the document");
        }
    }

    /** Where the next value is, for {@link #seek}. */
    public int mark() {
        return at;
    }

    /** Goes back to a value that {@link #skip} has passed over; only that value may be read there. */
    public void seek(int mark) {
        at = mark;
        depth = 0;
        fresh = false;
    }

    /** The first character of the next value: <code>{ [ " t f n -</code> or a digit. */
    public int peek() throws MalformedJson {
        space();
        return bytes[need(at)];
    }

    public void beginObject() throws MalformedJson {
        open('{');
    }

    public void beginArray() throws MalformedJson {
        open('[');
    }

    private void open(char bracket) throws MalformedJson {
        expect(bracket);
        if (++depth > MAX_DEPTH) {
            throw wrong("at most " + MAX_DEPTH + " levels of nesting");
        }
        fresh = true;
    }

    /** The number of the object's next key in the names, {@link JsonNames#UNKNOWN}, or {@link #END}; the value is next. */
    public int key(JsonNames names) throws MalformedJson {
        if (!next('}')) {
            return END;
        }
        boolean escaped = string();
        int found = escaped ? escaped(names) : names.find(bytes, textFrom, textTo);
        expect(':');
        return found;
    }

    /** Whether the array has another element, which is next. */
    public boolean element() throws MalformedJson {
        return next(']');
    }

    private boolean next(char bracket) throws MalformedJson {
        space();
        byte c = bytes[need(at)];
        if (c == bracket) {
            at++;
            depth--;
            fresh = false;
            return false;
        }
        if (!fresh) {
            expect(',');
        }
        fresh = false;
        return true;
    }

    /** Passes over the next value, whatever it is, and checks that it is JSON. */
    public void skip() throws MalformedJson {
        switch (peek()) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> at = number.skip(bytes, at);
        }
    }

    private void skipObject() throws MalformedJson {
        beginObject();
        while (next('}')) {
            string();
            expect(':');
            skip();
        }
    }

    private void skipArray() throws MalformedJson {
        beginArray();
        while (next(']')) {
            skip();
        }
    }

    /**
     * A decimal, bare or in quotes, as {@code value * 10^scale}; {@link #decimals()} tells how many decimals were written.
     *
     * @throws MalformedJson also when the value has more decimals than the scale or does not fit 64 bits
     */
    public long decimal(int scale) throws MalformedJson {
        boolean quoted = peek() == '"';
        at = number.read(bytes, quoted ? at + 1 : at, scale);
        if (quoted) {
            if (bytes[need(at)] != '"') {
                throw wrong("'\"' after a number");
            }
            at++;
        }
        return number.units();
    }

    /** Decimals of the last {@link #decimal}, as they were written. */
    public int decimals() {
        return number.decimals();
    }

    /** A decimal of any size, bare or in quotes. */
    public BigDecimal bigDecimal() throws MalformedJson {
        boolean quoted = peek() == '"';
        int from = quoted ? at + 1 : at;
        at = number.skip(bytes, from);
        BigDecimal value = JsonNumber.big(bytes, from, at);
        if (quoted) {
            if (bytes[need(at)] != '"') {
                throw wrong("'\"' after a number");
            }
            at++;
        }
        return value;
    }

    /** Whether the next value is the empty string, which some venues write for a number that they do not have. */
    public boolean blank() throws MalformedJson {
        return peek() == '"' && bytes[need(at + 1)] == '"';
    }

    /** A whole number of 64 bits, bare or in quotes. */
    public long integer() throws MalformedJson {
        return decimal(0);
    }

    public boolean bool() throws MalformedJson {
        if (peek() == 't') {
            literal("true");
            return true;
        }
        literal("false");
        return false;
    }

    /** The next value, a string, as its number in the names, or {@link JsonNames#UNKNOWN}. */
    public int choice(JsonNames names) throws MalformedJson {
        peek();
        return string() ? escaped(names) : names.find(bytes, textFrom, textTo);
    }

    private int escaped(JsonNames names) {
        byte[] plain = JsonEscapes.decode(bytes, textFrom, textTo).getBytes(StandardCharsets.UTF_8);
        return names.find(plain, 0, plain.length);
    }

    /** The next value, a string, for a text that comes often. */
    public String text(JsonTexts texts) throws MalformedJson {
        peek();
        return string() ? JsonEscapes.decode(bytes, textFrom, textTo) : texts.text(bytes, textFrom, textTo);
    }

    /** The next value, a string that names something and therefore is not blank. */
    public String name(JsonTexts texts) throws MalformedJson {
        String name = text(texts);
        if (name.isBlank()) {
            throw wrong("a name before this");
        }
        return name;
    }

    /** The next value, a string. */
    public String text() throws MalformedJson {
        peek();
        return string()
                ? JsonEscapes.decode(bytes, textFrom, textTo)
                : new String(bytes, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
    }

    /** The next value, a string with an RFC 3339 time, in nanoseconds since the Unix epoch. */
    public long time() throws MalformedJson {
        peek();
        string();
        return Rfc3339.nanos(bytes, textFrom, textTo);
    }

    /** Passes over a string, remembers where it is, and tells whether it has escapes. */
    private boolean string() throws MalformedJson {
        space();
        if (bytes[need(at)] != '"') {
            throw wrong("a string");
        }
        boolean escaped = false;
        int i = at + 1;
        textFrom = i;
        while (i < bytes.length) {
            if (i + 8 <= bytes.length) {
                int plain = EightBytes.plain(EightBytes.at(bytes, i));
                i += plain;
                if (plain == 8) {
                    continue;
                }
            }
            byte c = bytes[i];
            if (c == '"') {
                textTo = i;
                at = i + 1;
                return escaped;
            }
            if (c == '\\') {
                escaped = true;
                i = JsonEscapes.skip(bytes, i);
            } else if (c >= 0 && c < ' ') {
                at = i;
                throw wrong("no control character in a string");
            } else {
                i++;
            }
        }
        throw JsonNumber.truncated(bytes);
    }

    private void literal(String word) throws MalformedJson {
        for (int i = 0; i < word.length(); i++, at++) {
            if (bytes[need(at)] != word.charAt(i)) {
                throw wrong(word);
            }
        }
    }

    private void expect(char c) throws MalformedJson {
        space();
        if (bytes[need(at)] != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private void space() {
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
    }

    private int need(int index) throws MalformedJson {
        if (index >= bytes.length) {
            throw JsonNumber.truncated(bytes);
        }
        return index;
    }

    private MalformedJson wrong(String expected) {
        return JsonNumber.wrong(bytes, at, expected);
    }
}
