package io.traider.release;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports as the database keeps them. */
final class ReleaseJson {

    /** Fields that a later version added are left out, those that an earlier one lacked are empty. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReleaseJson() {}

    static String write(Object report) {
        String json = MAPPER.writeValueAsString(report);
        return json.contains("\\u0000") ? json.replace("\\u0000", "\\uFFFD") : json;
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
