package io.traider.session;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.traider.engine.EngineState;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Engine states as JSON: what a log keeps as a snapshot. Exact: decimals are written with all their digits. */
final class StateCodec {

    /** A flag that an earlier version did not know is false. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultVisibility(all -> all.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    private StateCodec() {}

    static byte[] encode(EngineState state) {
        return JSON.writeValueAsBytes(state);
    }

    static EngineState decode(byte[] snapshot) {
        return JSON.readValue(snapshot, EngineState.class);
    }
}
