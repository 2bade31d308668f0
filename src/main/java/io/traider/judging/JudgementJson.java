package io.traider.judging;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Judgements as the database keeps them; numbers that are none stand there as texts. */
final class JudgementJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JudgementJson() {}

    static String write(JudgementResult result) {
        return MAPPER.writeValueAsString(result);
    }

    static JudgementResult read(String json) {
        return MAPPER.readValue(json, JudgementResult.class);
    }
}
