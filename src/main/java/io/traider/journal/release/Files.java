package io.traider.journal.release;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.JSON;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Text by file name in a column. */
final class Files {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private Files() {}

    static JSON write(SortedMap<String, String> files) {
        return JSON.json(MAPPER.writeValueAsString(files));
    }

    static SortedMap<String, String> read(JSON column) {
        return MAPPER.readValue(column.data(), TEXTS);
    }
}
