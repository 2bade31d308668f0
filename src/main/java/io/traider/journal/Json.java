package io.traider.journal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.traider.domain.InstrumentId;
import io.traider.domain.MemberScore;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Score;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Domain values in the jsonb columns: decimals, prices and instruments as text, so that nothing is rounded. */
public final class Json {
    /** A flag that an earlier version did not know is false. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Score.class, WithoutMembers.class)
            .addModule(new SimpleModule()
                    .addSerializer(new AsText<>(Price.class))
                    .addSerializer(new AsText<>(Quantity.class))
                    .addSerializer(new AsText<>(InstrumentId.class))
                    .addDeserializer(Price.class, new FromText<>(Price.class, Price::parse))
                    .addDeserializer(Quantity.class, new FromText<>(Quantity.class, Quantity::parse))
                    .addDeserializer(InstrumentId.class, new FromText<>(InstrumentId.class, InstrumentId::parse)))
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private Json() {}

    /** A score that says nothing of its members is written as it was before there were any. */
    private interface WithoutMembers {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<MemberScore> members();
    }

    /** Without the zero character, which Postgres has in no text. */
    public static String write(Object value) {
        String json = MAPPER.writeValueAsString(value);
        return json.contains("\\u0000") ? json.replace("\\u0000", "\\uFFFD") : json;
    }

    /** What {@link #write} wrote. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    private static final class AsText<T> extends StdSerializer<T> {
        AsText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private final Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return parse.apply(in.getString());
        }
    }
}
