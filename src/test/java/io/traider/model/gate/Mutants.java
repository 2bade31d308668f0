package io.traider.model.gate;

import java.util.Arrays;
import java.util.Random;

/** Files that differ from a valid one as those do that were damaged, or that somebody tries. */
public final class Mutants {

    private static final int[] NUMBERS = {0, 1, 2, 7, 8, 10, 0x1A, 0x7F, 0x80, 0xC0, 0xFE, 0xFF};

    private Mutants() {}

    /** One to four changes of bytes, a piece taken out, put in again or moved. */
    public static byte[] of(byte[] model, Random random) {
        byte[] mutant = model.clone();
        for (int left = 1 + random.nextInt(4); left > 0 && mutant.length > 2; left--) {
            mutant = change(mutant, random);
        }
        return mutant;
    }

    private static byte[] change(byte[] model, Random random) {
        int at = random.nextInt(model.length);
        switch (random.nextInt(7)) {
            case 0 -> model[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> model[at] = (byte) random.nextInt(256);
            case 2, 3 -> model[at] = (byte) NUMBERS[random.nextInt(NUMBERS.length)];
            case 4 -> {
                return without(model, at, 1 + random.nextInt(8));
            }
            case 5 -> {
                return with(
                        model, at, Arrays.copyOfRange(model, at, Math.min(model.length, at + 1 + random.nextInt(64))));
            }
            default -> {
                int from = random.nextInt(model.length);
                int length = Math.min(1 + random.nextInt(16), model.length - Math.max(at, from));
                System.arraycopy(model.clone(), from, model, at, length);
            }
        }
        return model;
    }

    private static byte[] without(byte[] model, int at, int count) {
        int end = Math.min(model.length, at + count);
        byte[] less = Arrays.copyOf(model, model.length - (end - at));
        System.arraycopy(model, end, less, at, model.length - end);
        return less;
    }

    private static byte[] with(byte[] model, int at, byte[] piece) {
        byte[] more = Arrays.copyOf(model, model.length + piece.length);
        System.arraycopy(piece, 0, more, at, piece.length);
        System.arraycopy(model, at, more, at + piece.length, model.length - at);
        return more;
    }
}
