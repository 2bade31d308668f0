package io.traider.rule.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableRulesTest {

    private static final String HEAD = """
        table,t,,,,
        fact,Holding,Holding,Market,then,then
        property,direction,openOrders,spreadBps,action,code
        operator,,,<=,,
        unit,,,bp,,
        """;

    @Test
    void readsAsAPersonWouldWriteIt() {
        assertThat(TableRules.compile(PackKind.PRETRADE, "thin-books.csv", Sample.table(Sample.THIN))
                        .drl())
                .isEqualTo("""
                    // The decision table thin-books.csv as rules, one for each row. Change the table, not this text.
                    package rules.pretrade

                    import io.traider.domain.Limits
                    import io.traider.rule.fact.Exposure
                    import io.traider.rule.fact.ProposedOrder

                    global io.traider.rule.fact.VerdictDraft verdict

                    // Row 6: No order over 5000 while two are working
                    rule "thin books: large while two work"
                    when
                        ProposedOrder( value > 5000, $value : value )
                        Exposure( openOrders >= 2, $openOrders : openOrders )
                    then
                        verdict.breach("LARGE_ORDER", "value", $value, "valueAbove", "5000", "openOrders", $openOrders, "openOrdersFrom", "2");
                    end

                    // Row 7: A quarter of the book, or more
                    rule "thin books: most of the book"
                    when
                        ProposedOrder( shareOfDepth >= 0.25, $shareOfDepth : shareOfDepth )
                    then
                        verdict.breach("MOST_OF_BOOK", "shareOfDepth", $shareOfDepth, "shareOfDepthFrom", "0.25");
                    end

                    // Row 8
                    rule "thin books: over the limit"
                    when
                        $limits : Limits()
                        ProposedOrder( value > $limits.maxOrderValue, $value : value )
                    then
                        verdict.breach("OVER_LIMIT", "value", $value, "maxOrderValue", $limits.maxOrderValue());
                    end
                    """);
    }

    @Test
    void choicesRangesAndParameters() {
        String csv = HEAD + "a,FLAT,0..2,param maxSpreadBps,enterLong,TIGHT\n";
        assertThat(TableRules.drl(PackKind.STRATEGY, Sample.table(csv))).contains("""
            when
                $p : StrategyParameters()
                Holding( direction == Holding.Direction.FLAT, openOrders >= 0, openOrders <= 2, $direction : direction, $openOrders : openOrders )
                Market( spreadBps <= $p.number("maxSpreadBps"), $spreadBps : spreadBps )
            then
                signal.enterLong("TIGHT", "direction", $direction, "directionIs", "FLAT", "openOrders", $openOrders, "openOrdersFrom", "0", "openOrdersUpTo", "2", "spreadBps", $spreadBps, "maxSpreadBps", $p.number("maxSpreadBps"));
            """);
    }

    @Test
    void figuresMayBeNamed() {
        String csv = Sample.THIN.replace("then,then", "then,then,then").replace("code,comment", "code,comment,figures")
                + "named,1,,,NAMED,,\"ProposedOrder.price; openOrders, $limits.collarBps\"\n";
        assertThat(TableRules.drl(PackKind.PRETRADE, Sample.table(csv))).contains("""
            rule "thin books: named"
            when
                $limits : Limits()
                ProposedOrder( value > 1, $price : price )
                Exposure( $openOrders : openOrders )
            then
                verdict.breach("NAMED", "price", $price, "openOrders", $openOrders, "collarBps", $limits.collarBps());
            """);
    }

    @Test
    void aCellThatMeansNothingIsNamedWithItsPlace() {
        String csv = HEAD + """
            a,flat,,,exit,CODE
            b,UP,,,exit,CODE
            c,> FLAT,,,exit,CODE
            d,,1.5,,exit,CODE
            e,,5..1,,exit,CODE
            f,,,1..5,exit,CODE
            g,,,"5,000",exit,CODE
            h,,,$limits.maxOrderValue,exit,CODE
            i,,,>,exit,CODE
            j,,,,exit,CODE
            k,FLAT,,,leave,CODE
            l,FLAT,,,,CODE
            m,FLAT,,,exit,code
            n;,FLAT,,,exit,CODE
            """;
        assertThat(Sample.words(problems(PackKind.STRATEGY, csv)))
                .containsExactly(
                        "t.csv:6:2: 'flat' is not one of [FLAT, LONG, SHORT]. Maybe FLAT",
                        "t.csv:7:2: 'UP' is not one of [FLAT, LONG, SHORT]. Maybe one of [FLAT, LONG, SHORT]",
                        "t.csv:8:2: Holding.direction has no order, so '>' means nothing. Maybe is, or !=",
                        "t.csv:9:3: Holding.openOrders is a whole number, up to 2147483647. Maybe write it without a"
                                + " fraction",
                        "t.csv:10:3: the range '5..1' holds no number. Maybe write 1..5",
                        "t.csv:11:4: '1..5' is a range with an operator. Maybe write the range alone, in a column"
                                + " whose operator is empty",
                        "t.csv:12:4: '5,000' is no number, and Market.spreadBps is one. Maybe write it like 5000 or"
                                + " 0.25, without separators or units, at most 17 signs, or as param entryDrift",
                        "t.csv:13:4: a strategy pack sees no limits. Maybe write the number, or a param",
                        "t.csv:14:4: '>' compares with nothing. Maybe write a value after the operator",
                        "t.csv:15:1: row 'j' asks nothing, so it would hold for every decision. Maybe fill a cell of"
                                + " it",
                        "t.csv:16:5: 'leave' is nothing a rule can do. Maybe one of [enterLong, enterShort, exit]",
                        "t.csv:17:5: the row does nothing. Maybe one of [enterLong, enterShort, exit]",
                        "t.csv:18:6: 'code' is no code. Maybe capital letters and underscores, for example LARGE_ORDER",
                        "t.csv:19:1: the row is called 'n;'. Maybe use letters, digits, blanks and _ . / -, first a"
                                + " letter or digit, at most 80");
    }

    @Test
    void aColumnThatMeansNothingIsNamedWithItsPlace() {
        String csv = """
            table,t"x,,,,,
            fact,Bok,Book,Book,then,then,KillSwitch
            property,valid,vald,valid,codes,comment,scope
            operator,,,<,,>,
            unit,,,,,,
            a,true,true,true,X,,
            """;
        assertThat(Sample.words(problems(PackKind.PRETRADE, csv)))
                .containsExactly(
                        "t.csv:1:2: the table is called 't\"x'. Maybe use letters, digits, blanks and _ . / -, first a"
                                + " letter or digit, at most 80",
                        "t.csv:2:2: no fact of a pretrade pack is called 'Bok'. Maybe one of [Limits, KillSwitch,"
                                + " Book, ProposedOrder, Exposure, Account, Missing], or then",
                        "t.csv:3:3: a table cannot ask for 'vald' of Book. Maybe one of [valid, ageMillis, bid, ask]",
                        "t.csv:4:4: Book.valid has no order, so '<' means nothing. Maybe is, or !=",
                        "t.csv:3:5: after 'then' stands 'codes'. Maybe one of [action, code, figures, comment]",
                        "t.csv:4:6: what follows needs no operator. Maybe empty the cell",
                        "t.csv:3:7: a table cannot ask for 'scope' of KillSwitch. Maybe one of [scope, reason, by,"
                                + " sinceNanos]",
                        "t.csv:2: the table has no column for the code. Maybe add one: then, code");
    }

    @Test
    void nothingOfACellBecomesCode() {
        for (String hostile : List.of(
                "\"+System.exit(0)+\"",
                "5); System.exit(0",
                "5 || true",
                "eval(true)",
                "\\u0022",
                "$limits.hash()",
                "$limits.name",
                "param x\") || true",
                "*/")) {
            String csv = Sample.THIN + "h,\"" + hostile.replace("\"", "\"\"") + "\",,,CODE,\n";
            assertThat(problems(PackKind.PRETRADE, csv)).as(hostile).isNotEmpty();
        }
        assertThat(Sample.words(problems(PackKind.PRETRADE, Sample.THIN + "h,5,,,CODE,\\u000aend\n")))
                .containsExactly("t.csv:9:6: the comment holds a backslash. Maybe write / instead");
        assertThatThrownBy(() -> TableRules.drl(PackKind.PRETRADE, Sample.table(Sample.THIN + "h,x,,,CODE,\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'x' is no number");
    }

    @Test
    void warnsOfRowsThatAPersonMayNotHaveMeant() {
        String csv = """
            table,t,,,
            fact,ProposedOrder,ProposedOrder,Book,then
            property,value,reduceOnly,valid,code
            operator,,,,
            unit,USD,,,
            a,> 5,false,,BIG
            b,> 5.0,false,,BIG
            c,> 5,false,,OTHER
            d,> 9,false,,BIG
            e,3..7,false,,MIDDLE
            f,20..30,true,,FAR
            g,,,true,FINE
            h,1..5,true,true,ONE
            i,6..9,true,true,TWO
            j,$limits.maxOrderValue,,,LIMIT
            k,$limits.maxOrderValue,,,LIMIT
            """;
        assertThat(Sample.words(TableRules.compile(PackKind.PRETRADE, "t.csv", Sample.table(csv))
                        .warnings()))
                .containsExactly(
                        "t.csv:7:1: row 'b' repeats row 'a' in line 6. Maybe delete one of them",
                        "t.csv:8:1: row 'c' asks the same as row 'a' in line 6 and says otherwise. Maybe delete one of"
                                + " them",
                        "t.csv:8:1: row 'c' asks the same as row 'b' in line 7 and says otherwise. Maybe delete one of"
                                + " them",
                        "t.csv:9:1: row 'd' is covered by row 'a' in line 6. Maybe delete it, or narrow the other",
                        "t.csv:9:1: row 'd' is covered by row 'b' in line 7. Maybe delete it, or narrow the other",
                        "t.csv:9:1: row 'd' and row 'c' in line 8 can hold together and say different things. Maybe"
                                + " narrow one of them; when both hold, both speak",
                        "t.csv:10:1: row 'e' and row 'a' in line 6 can hold together and say different things. Maybe"
                                + " narrow one of them; when both hold, both speak",
                        "t.csv:10:1: row 'e' and row 'b' in line 7 can hold together and say different things. Maybe"
                                + " narrow one of them; when both hold, both speak",
                        "t.csv:10:1: row 'e' and row 'c' in line 8 can hold together and say different things. Maybe"
                                + " narrow one of them; when both hold, both speak",
                        "t.csv:16:1: row 'k' repeats row 'j' in line 15. Maybe delete one of them");
    }

    @Test
    void warnsOfARowThatCanNeverHold() {
        String csv = """
            table,t,,,
            fact,ProposedOrder,ProposedOrder,then,
            property,value,value,code,
            operator,>,<,,
            unit,,,,
            a,5,5,NEVER,
            b,5,6,SOME,
            """;
        assertThat(Sample.words(TableRules.compile(PackKind.PRETRADE, "t.csv", Sample.table(csv))
                        .warnings()))
                .containsExactly(
                        "t.csv:6:1: row 'a' can never hold: no ProposedOrder.value fits. Maybe turn an operator");
    }

    @Test
    void thePacksTablesAreExpandedAndProblemsOfTheRulesComeBackToTheirRow() {
        Expansion expansion = Tables.expand(pack(Map.of("thin-books.csv", Sample.THIN)));
        assertThat(expansion.problems()).isEmpty();
        assertThat(expansion.drl()).containsOnlyKeys("thin-books.csv.drl");
        List<String> lines = expansion.drl().get("thin-books.csv.drl").lines().toList();
        int line = lines.indexOf("rule \"thin books: most of the book\"") + 3;
        Problem problem = new Problem("thin-books.csv.drl", line, 7, "odd", "x", "");
        assertThat(expansion.place(problem)).isEqualTo(new Problem("thin-books.csv", 7, 0, "odd", "x", ""));
        Problem other = new Problem("p.drl", 3, 7, "odd", "x", "");
        assertThat(expansion.place(other)).isSameAs(other);
    }

    @Test
    void aBadTableGivesNoRulesAndTwoOfOneNameAreRefused() {
        assertThat(Tables.expand(pack(Map.of("a.csv", Sample.THIN, "b.csv", "no table")))
                        .drl())
                .isEmpty();
        assertThat(Sample.words(Tables.expand(pack(Map.of("a.csv", Sample.THIN, "b.csv", Sample.THIN)))
                        .problems()))
                .containsExactly("b.csv:1:2: the table of a.csv is called 'thin books' too. Maybe rename one");
        assertThat(Tables.expand(pack(Map.of())).drl()).isEmpty();
    }

    private static List<Problem> problems(PackKind kind, String csv) {
        return TableRules.compile(kind, "t.csv", Sample.table(csv)).problems();
    }

    private static PackSource pack(Map<String, String> tables) {
        TreeMap<String, String> files = new TreeMap<>(tables);
        files.put("p.drl", "package rules.pretrade\n");
        return new PackSource(PackKind.PRETRADE, "p", files);
    }
}
