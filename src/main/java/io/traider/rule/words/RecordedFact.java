package io.traider.rule.words;

import io.traider.domain.Figure;
import io.traider.rule.FactType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads facts of one type that were written in the order of their properties. For one thread. */
final class RecordedFact {

    private final FactShape shape;
    private final List<String> names;
    private final Class<?>[] types;
    private final boolean[] optional;
    private final RecordMaker maker;
    private List<Figure> before = List.of();
    private @Nullable Record made;

    RecordedFact(FactType type) {
        List<RecordComponent> components = type.properties();
        this.shape = FactShape.of(type);
        this.names = components.stream().map(RecordComponent::getName).toList();
        this.types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.optional = new boolean[types.length];
        for (int i = 0; i < optional.length; i++) {
            optional[i] = VocabularyFile.optional(components.get(i));
        }
        this.maker = new RecordMaker(type.type(), types);
    }

    /** @throws IllegalArgumentException when they do not make a fact */
    Record read(List<Figure> figures) {
        Record last = made;
        if (last != null && figures.equals(before)) {
            return last;
        }
        Record read = make(figures);
        before = figures;
        made = read;
        return read;
    }

    private Record make(List<Figure> figures) {
        Object[] values = new Object[types.length];
        int at = 0;
        for (int i = 0; i < values.length && !shape.free(); i++) {
            Figure figure = at < figures.size() ? figures.get(at) : null;
            if (figure != null && figure.name().equals(names.get(i))) {
                values[i] = PlainText.parse(types[i], figure.name(), figure.value());
                at++;
            } else if (!optional[i]) {
                return inAnyOrder(figures);
            }
        }
        return at < figures.size() || shape.free() ? inAnyOrder(figures) : maker.make(values);
    }

    private Record inAnyOrder(List<Figure> figures) {
        Map<String, String> properties = new HashMap<>();
        figures.forEach(figure -> properties.put(figure.name(), figure.value()));
        return shape.make(properties);
    }
}
