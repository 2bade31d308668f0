package io.traider.history.table;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens Parquet files of ours and of others. */
public final class ParquetFiles {

    /** How the library unpacks is nothing to tell people of; held, because loggers that nobody holds are forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private ParquetFiles() {}

    /** @throws IOException when it is not there, or no Parquet */
    public static ParquetFileReader open(Path path) throws IOException {
        try {
            return ParquetFileReader.open(InputFile.of(path));
        } catch (RuntimeException e) {
            throw new IOException(path + " cannot be read as Parquet: " + e.getMessage(), e);
        }
    }
}
