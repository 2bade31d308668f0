package io.traider.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.engine.ShippedFiles;
import io.traider.risk.LimitBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitSheetTest {

    private static final long DAY = 86_400_000_000_000L;

    @Test
    void shippedLimitsFindTheirWayIntoTheGridAndBack() {
        for (String name : ShippedFiles.limitNames()) {
            String shipped = ShippedFiles.limitFile(name);
            LimitSheet sheet = LimitSheet.read(shipped).orElseThrow();
            String written = sheet.yaml();
            assertThat(LimitSheet.read(written)).contains(sheet);
            assertThat(LimitBook.parse(written).at(30_000 * DAY))
                    .usingRecursiveComparison()
                    .ignoringFields("hash")
                    .isEqualTo(LimitBook.parse(shipped).at(30_000 * DAY));
            assertThat(LimitBook.parse(written).thresholds(30_000 * DAY))
                    .isNotEmpty()
                    .isEqualTo(LimitBook.parse(shipped).thresholds(30_000 * DAY));
        }
    }

    @Test
    void whatIsNoNumberStaysInItsLine() {
        List<String> row = new ArrayList<>(List.of("2026-01-01", "a: b # c\nd: 'e'"));
        LimitSheet.columns().stream().skip(1).forEach(limit -> row.add("1"));
        LimitSheet sheet = new LimitSheet("paper", List.of(row));
        assertThat(LimitSheet.read(sheet.yaml()).orElseThrow().rows().getFirst().get(1))
                .isEqualTo("a: b # c d: 'e'");
    }

    @Test
    void whatTheGridHasNoPlaceForIsNotDropped() {
        String known = "name: paper\nversions:\n  - from: 2026-01-01\n    maxOrderValue: 1\n";
        assertThat(LimitSheet.read(known)).isPresent();
        assertThat(List.of(
                        known + "    maxMoons: 3\n",
                        known + "    thresholds: {maxMoons: 3}\n",
                        known + "    thresholds: many\n",
                        known + "owner: anna\n",
                        "name: paper\n",
                        "just words",
                        "name: [\n",
                        ""))
                .map(LimitSheet::read)
                .containsOnly(Optional.empty());
    }
}
