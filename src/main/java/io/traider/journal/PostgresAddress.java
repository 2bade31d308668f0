package io.traider.journal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a Postgres is and who comes.
 *
 * @param password may be empty where the server asks for none
 * @param tls whether the connection must be encrypted and the server's certificate checked
 */
public record PostgresAddress(String host, int port, String database, String user, String password, boolean tls) {

    private static final int PORT = 5432;

    /**
     * Reads {@code postgresql://user:password@host:port/database?sslmode=verify-full}, with or without {@code jdbc:}
     * before it.
     *
     * @param user where the address names none
     * @param password where the address names none
     * @throws IllegalArgumentException when it is no such address; the message does not show the password
     */
    public static PostgresAddress parse(String url, String user, String password) {
        URI uri = URI.create(url.startsWith("jdbc:") ? url.substring(5) : url);
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!known
                || uri.getHost() == null
                || uri.getPath() == null
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("scheme '" + uri.getScheme() + "', host '" + uri.getHost() + "', path '"
                    + uri.getPath() + "' is no Postgres. Maybe postgresql://user@host:5432/traider");
        }
        List<String> who = uri.getUserInfo() == null
                ? List.of()
                : List.of(uri.getUserInfo().split(":", 2));
        return new PostgresAddress(
                uri.getHost(),
                uri.getPort() < 0 ? PORT : uri.getPort(),
                uri.getPath().substring(1),
                who.isEmpty() ? user : who.get(0),
                who.size() < 2 ? password : who.get(1),
                parameters(uri).contains("sslmode=verify-full"));
    }

    private static List<String> parameters(URI uri) {
        List<String> parameters = new ArrayList<>();
        if (uri.getQuery() != null) {
            parameters.addAll(List.of(uri.getQuery().split("&")));
        }
        return parameters;
    }

    /** For a person; without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
