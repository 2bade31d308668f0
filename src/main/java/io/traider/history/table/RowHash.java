package io.traider.history.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the values of rows in their order, whatever file they are in. */
public final class RowHash {

    private final MessageDigest digest;
    private final int columns;
    private final ByteBuffer values;

    public RowHash(Schema schema) {
        columns = schema.size();
        values = ByteBuffer.allocate(Long.BYTES * columns + Integer.BYTES);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(Row row) {
        byte[] text = row.text().getBytes(StandardCharsets.UTF_8);
        values.clear();
        for (int i = 0; i < columns; i++) {
            values.putLong(row.get(i));
        }
        values.putInt(text.length).flip();
        digest.update(values);
        digest.update(text);
    }

    /** The hash so far in hexadecimal, and starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
