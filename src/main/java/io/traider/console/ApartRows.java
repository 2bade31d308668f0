package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a simulation found apart, a page at a time; each row opens both sides below.
 *
 * @param <R> a row
 */
abstract class ApartRows<R> extends Div {

    private static final int PAGE = 50;

    private final ReleasePage page;
    private final DataTable table;
    private final Div both = new Div();
    private List<R> read = new ArrayList<>();

    ApartRows(ReleasePage page, Panel panel, DataTable table) {
        this.page = page;
        this.table = table;
        addClassName("part");
        both.addClassNames("part", "two");
        table.addClassName("wrapped");
        table.onAct(this::open);
        table.onMore(this::more);
        add(panel, both);
    }

    /** Asks the database, on a thread of its own. */
    abstract List<R> read(int skip, int most);

    abstract int ordinal(R row);

    abstract List<String> cells(R row);

    /** Both sides of a row, the one in force first. */
    abstract List<Div> sides(R row);

    final ReleasePage page() {
        return page;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        read = new ArrayList<>();
        more();
    }

    private void more() {
        int skip = read.size();
        page.live().ask(this, () -> read(skip, PAGE + 1), (found, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The differences could not be read", failure);
            } else {
                found.stream().limit(PAGE).forEach(read::add);
                show(found.size() > PAGE);
            }
        });
    }

    private void show(boolean more) {
        SequencedMap<String, List<String>> drawn = new LinkedHashMap<>();
        read.forEach(row -> drawn.put(Integer.toString(ordinal(row)), cells(row)));
        table.show(drawn, more);
    }

    private void open(String key) {
        read.stream()
                .filter(row -> Integer.toString(ordinal(row)).equals(key))
                .findFirst()
                .ifPresent(row -> {
                    table.choose(key);
                    both.removeAll();
                    sides(row).forEach(both::add);
                });
    }
}
