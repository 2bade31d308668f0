package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.journal.ArtefactStore;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import io.traider.rule.RuleTrial;
import io.traider.rule.fact.Book;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What came into force is found again as it was kept, decision tables and all. */
@Tag("slow")
class KeptShelfTest {

    private static final String RULES = """
        package rules.pretrade
        import io.traider.rule.fact.Book
        global io.traider.rule.fact.VerdictDraft verdict
        rule "invalid book"
        when
            Book( valid == false )
        then
            verdict.breach("BOOK_INVALID", "valid", false);
        end
        """;
    private static final String TABLE = """
        table,ages,,
        fact,Book,then,then
        property,ageMillis,action,code
        operator,>=,,
        unit,ms,,
        old,5000,breach,OLD
        """;

    private static Database database;
    private static ArtefactStore kept;

    @BeforeAll
    static void open() {
        database = PostgresUnderTest.open();
        kept = database.artefacts();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static RulePack pack(String table) {
        return RulePack.compile("pretrade", new TreeMap<>(Map.of("pretrade.drl", RULES, "ages.csv", table)));
    }

    private static void keep(RulePack pack) {
        Artefact artefact = Artefacts.of(pack);
        kept.keep(artefact.key(), artefact.hash(), artefact.files());
    }

    private static List<String> fired(RulePack pack, long ageMillis) {
        return new RuleTrial(PackKind.PRETRADE, pack)
                .ask(List.of(new Book(true, ageMillis, BigDecimal.ONE, BigDecimal.TWO)))
                .fired();
    }

    @Test
    void decisionTablesDecideAsTheyDidWhenTheyWereKept() {
        RulePack early = pack(TABLE);
        RulePack late = pack(TABLE.replace("5000", "9000"));
        keep(early);
        keep(late);
        KeptShelf shelf = new KeptShelf(kept, List.of(), Artefacts::pack);
        RulePack found = shelf.rules("pretrade", early.hash());
        assertThat(found.hash()).isEqualTo(early.hash());
        assertThat(found.files()).isEqualTo(early.files()).containsEntry("ages.csv", TABLE);
        for (long age : List.of(4_999L, 5_000L, 9_000L)) {
            assertThat(fired(found, age)).as("%s ms", age).isEqualTo(fired(early, age));
        }
        assertThat(fired(found, 5_000)).hasSize(1);
        RulePack other = shelf.rules("pretrade", late.hash());
        assertThat(fired(other, 5_000)).isEmpty();
        assertThat(fired(other, 9_000)).hasSize(1);
        assertThat(shelf.rules("pretrade", early.hash())).as("compiled once").isSameAs(found);
    }

    @Test
    void whatIsNotWhatItsHashSaysIsNotTaken() {
        Artefact artefact = Artefacts.of(pack(TABLE.replace("5000", "7000")));
        SortedMap<String, byte[]> files = new TreeMap<>(artefact.files());
        files.remove("ages.csv");
        kept.keep(artefact.key(), artefact.hash(), files);
        assertThatThrownBy(() -> new KeptShelf(kept, List.of(), Artefacts::pack).rules("pretrade", artefact.hash()))
                .hasMessageContaining(artefact.hash());
        assertThat(new KeptShelf(kept, List.of(), Artefacts::pack).rules("pretrade", "0".repeat(64)))
                .isNull();
    }

    @Test
    void whatIsKnownIsNotCompiledAgain() {
        EngineSetup known = Shipped.SETUP;
        RulePack shipped = known.pretrade().pack();
        RulePack found = new KeptShelf(kept, List.of(known), Artefacts::pack).rules("pretrade", shipped.hash());
        assertThat(found).as("another thread's").isNotSameAs(shipped);
        assertThat(found.kjar()).isEqualTo(shipped.kjar());
    }
}
