package io.traider.venue.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Lines and blocks of bytes from a file, plain or compressed by gzip. A compressed file that was cut off just ends there. */
final class ByteLines implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private byte[] line = new byte[1024];

    private ByteLines(InputStream in) {
        this.in = in;
    }

    static ByteLines open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(raw, BUFFER), 2);
            byte[] magic = in.readNBytes(2);
            in.unread(magic);
            boolean gzip = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
            return new ByteLines(gzip ? new GZIPInputStream(in, BUFFER) : in);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The next line without its end, {@code null} after the last. */
    byte @Nullable [] line() throws IOException {
        int length = 0;
        while (fill()) {
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            int part = newline - at;
            room(length + part);
            System.arraycopy(buffer, at, line, length, part);
            length += part;
            at = newline;
            if (newline < end) {
                at++;
                return cut(length);
            }
        }
        return length == 0 ? null : cut(length);
    }

    private byte[] cut(int length) {
        boolean carriage = length > 0 && line[length - 1] == '\r';
        return Arrays.copyOf(line, carriage ? length - 1 : length);
    }

    private void room(int length) {
        if (length > line.length) {
            line = Arrays.copyOf(line, Math.max(length, 2 * line.length));
        }
    }

    /** The next bytes, fewer than asked for only at the end of the file. */
    byte[] block(int length) throws IOException {
        byte[] block = new byte[Math.min(length, BUFFER)];
        int got = 0;
        while (got < length && fill()) {
            int part = Math.min(length - got, end - at);
            if (got + part > block.length) {
                block = Arrays.copyOf(block, Math.min(length, Math.max(got + part, 2 * block.length)));
            }
            System.arraycopy(buffer, at, block, got, part);
            at += part;
            got += part;
        }
        return got == block.length ? block : Arrays.copyOf(block, got);
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        try {
            at = 0;
            end = Math.max(0, in.read(buffer));
        } catch (EOFException | ZipException e) {
            end = 0;
        }
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
