package io.traider.model.gate;

import com.google.protobuf.UnsafeByteOperations;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks the bytes of a file along the schema, and makes nothing of them: in time that grows with the bytes, whatever they
 * are, and without memory. What has no place in the schema, stands there twice, is written otherwise than its field, or is
 * too much, is found.
 */
final class WireScan {

    private static final int WIRE_NUMBER = 0;
    private static final int WIRE_DOUBLE = 1;
    private static final int WIRE_BYTES = 2;
    private static final int WIRE_FLOAT = 5;
    private static final int LONGEST_NUMBER = 10;

    private final byte[] bytes;
    private final Findings findings;
    private final Map<Message, Integer> counts = new EnumMap<>(Message.class);
    private long listedTexts;
    private long listedNumbers;
    private int at;

    WireScan(byte[] bytes, Findings findings) {
        this.bytes = bytes;
        this.findings = findings;
    }

    /** Where a message is: what holds it, what it is there, and the how-manieth. */
    private record Place(@Nullable Place in, Message message, String field, int index, int from, int to) {}

    /** A reason to read no further: what follows cannot be told apart any more. */
    private static final class Garbled extends Exception {
        private static final long serialVersionUID = 1;

        Garbled(String why) {
            super(why, null, false, false);
        }
    }

    void run() {
        Place model = new Place(null, Message.MODEL, "model", 0, 0, bytes.length);
        try {
            message(model);
        } catch (Garbled e) {
            findings.add("byte " + at, e.getMessage(), "", "Maybe the file was cut off or changed on its way");
        }
    }

    private void message(Place place) throws Garbled {
        if (counts.merge(place.message, 1, Integer::sum) > place.message.most()) {
            throw new Garbled("there are more than " + place.message.most() + " of "
                    + place.message.name().toLowerCase(Locale.ROOT));
        }
        long seen = 0;
        int index = 0;
        int last = 0;
        at = place.from;
        while (at < place.to && !findings.full()) {
            long tag = number(place.to);
            if (tag >>> 32 != 0 || tag >>> 3 == 0) {
                throw new Garbled("a field's tag is " + tag);
            }
            int number = (int) (tag >>> 3);
            Field field = place.message.field(number);
            index = number == last ? index + 1 : 0;
            last = number;
            if (field == null || field.kind() == Field.Kind.REFUSED) {
                refuse(place, number, field);
                skip((int) tag & 7, place.to);
                continue;
            }
            if (!field.repeated() && (seen & 1L << number) != 0) {
                findings.add(label(place), "field '" + field.name() + "' is there twice", "");
            }
            seen |= 1L << number;
            value(place, field, index, (int) tag & 7);
        }
    }

    private void refuse(Place place, int number, @Nullable Field field) {
        if (field == null) {
            findings.add(
                    label(place),
                    "field " + number + " is not known here",
                    number,
                    "Maybe the file is not ONNX, or is newer than " + Limits.OPSET_MOST
                            + ", the newest operator set here");
        } else {
            findings.add(label(place), "'" + field.name() + "' is not allowed", field.name(), field.advice());
        }
    }

    private void value(Place place, Field field, int index, int wire) throws Garbled {
        switch (field.kind()) {
            case NUMBER -> numbers(place, field, wire, WIRE_NUMBER, 0);
            case FLOAT -> numbers(place, field, wire, WIRE_FLOAT, Float.BYTES);
            case DOUBLE -> numbers(place, field, wire, WIRE_DOUBLE, Double.BYTES);
            case NAME -> text(place, field, wire, Limits.NAME);
            case TEXT -> text(place, field, wire, Limits.TEXT);
            default -> {
                int to = end(place, field, wire);
                Message of = field.of();
                if (of != null) {
                    message(new Place(place, of, field.name(), index, at, to));
                }
                at = to;
            }
        }
    }

    private void numbers(Place place, Field field, int wire, int alone, int size) throws Garbled {
        if (field.repeated() && wire == WIRE_BYTES) {
            int to = end(place, field, wire);
            if (size > 0) {
                if ((to - at) % size != 0) {
                    throw new Garbled("'" + field.name() + "' of " + (to - at) + " bytes");
                }
                listedNumbers += (to - at) / size;
                at = to;
            }
            while (at < to) {
                number(to);
                listedNumbers++;
            }
        } else if (wire == alone) {
            skip(wire, place.to);
            listedNumbers += field.repeated() ? 1 : 0;
        } else {
            throw otherWire(field, wire);
        }
        if (listedNumbers > Limits.LISTED_NUMBERS) {
            throw new Garbled("there are more than " + Limits.LISTED_NUMBERS + " numbers one by one");
        }
    }

    private void text(Place place, Field field, int wire, int most) throws Garbled {
        int to = end(place, field, wire);
        int length = to - at;
        if (length > most) {
            findings.add(label(place), "'" + field.name() + "' has " + length + " bytes, more than " + most, length);
        } else if (!readable(at, length, field.kind() == Field.Kind.NAME)) {
            findings.add(label(place), "'" + field.name() + "' is not readable text", "");
        }
        listedTexts += field.repeated() ? 1 : 0;
        if (listedTexts > Limits.LISTED_TEXTS) {
            throw new Garbled("there are more than " + Limits.LISTED_TEXTS + " texts in lists");
        }
        at = to;
    }

    private boolean readable(int from, int length, boolean name) {
        for (int i = from; name && i < from + length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7F) {
                return false;
            }
        }
        return UnsafeByteOperations.unsafeWrap(bytes, from, length).isValidUtf8();
    }

    /** Where the bytes of a field end that has a length. */
    private int end(Place place, Field field, int wire) throws Garbled {
        if (wire != WIRE_BYTES) {
            throw otherWire(field, wire);
        }
        return end(place.to);
    }

    private int end(int limit) throws Garbled {
        long length = number(limit);
        if (length < 0 || length > limit - at) {
            throw new Garbled("a field of " + length + " bytes where " + (limit - at) + " are left");
        }
        return at + (int) length;
    }

    private static Garbled otherWire(Field field, int wire) {
        return new Garbled("'" + field.name() + "' is written as wire type " + wire);
    }

    private void skip(int wire, int limit) throws Garbled {
        switch (wire) {
            case WIRE_NUMBER -> number(limit);
            case WIRE_DOUBLE -> jump(Double.BYTES, limit);
            case WIRE_FLOAT -> jump(Float.BYTES, limit);
            case WIRE_BYTES -> at = end(limit);
            default -> throw new Garbled("wire type " + wire + " is not used in ONNX");
        }
    }

    private void jump(int size, int limit) throws Garbled {
        if (size > limit - at) {
            throw new Garbled("a number of " + size + " bytes where " + (limit - at) + " are left");
        }
        at += size;
    }

    private long number(int limit) throws Garbled {
        long value = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            if (at >= limit) {
                throw new Garbled("a number ends in the middle");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << 7 * i;
            if (next >= 0) {
                return value;
            }
        }
        throw new Garbled("a number has more than " + LONGEST_NUMBER + " bytes");
    }

    /** For example {@code node 'loop'}, or {@code node 3} when it has no name. */
    private String label(Place place) {
        Place in = place.in;
        if (in == null) {
            return "";
        }
        String name = name(place);
        String own = place.field + " " + (name.isEmpty() ? String.valueOf(place.index) : "'" + name + "'");
        return in.in == null || place.message == Message.GRAPH
                ? own.replace("graph 0", "graph")
                : (in.message == Message.GRAPH ? own : label(in) + ", " + own);
    }

    /** Reads the name of a message, wherever in it that stands. */
    private String name(Place place) {
        int before = at;
        try {
            at = place.from;
            while (at < place.to && place.message.nameField() > 0) {
                long tag = number(place.to);
                if (tag == (place.message.nameField() << 3 | WIRE_BYTES)) {
                    int to = end(place.to);
                    return new String(bytes, at, Math.min(to - at, Limits.NAME), StandardCharsets.UTF_8);
                }
                skip((int) tag & 7, place.to);
            }
            return "";
        } catch (Garbled e) {
            return "";
        } finally {
            at = before;
        }
    }
}
