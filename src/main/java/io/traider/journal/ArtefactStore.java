package io.traider.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The artefacts that were in force in some session, by name and content hash. May be used by any thread. */
public final class ArtefactStore {
    private static final String KEEP =
            "insert into artefact (key, hash, file, content) values (?, ?, ?, ?) on conflict do nothing";
    private static final String FIND = "select file, content from artefact where key = ? and hash = ?";

    private final DataSource source;

    ArtefactStore(DataSource source) {
        this.source = source;
    }

    /** Keeps an artefact, unless it is kept already. */
    public void keep(String key, String hash, Map<String, byte[]> files) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            connection.setAutoCommit(false);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                statement.setString(1, key);
                statement.setString(2, hash);
                statement.setString(3, file.getKey());
                statement.setBytes(4, file.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep artefact " + key + ": " + e.getMessage(), e);
        }
    }

    /** The files of an artefact by name; none when it is not kept. */
    public SortedMap<String, byte[]> find(String key, String hash) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, key);
            statement.setString(2, hash);
            SortedMap<String, byte[]> files = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    files.put(rows.getString(1), rows.getBytes(2));
                }
            }
            return files;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read artefact " + key + ": " + e.getMessage(), e);
        }
    }
}
