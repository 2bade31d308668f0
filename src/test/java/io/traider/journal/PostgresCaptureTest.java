package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PostgresCaptureTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long NOON = 20_000 * DAY + DAY / 2;
    private static final InstrumentId BTC = new InstrumentId(Venue.KRAKEN, "BTC/USD");

    private final RandomSteps random = new RandomSteps(Seeds.next("PostgresCaptureTest"));
    private Database database;

    @BeforeEach
    void open() {
        database = Database.at(PostgresUnderTest.fresh(), new JournalSettings(20, 1000, 500, 3, 7, 2));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyKindOfEventIsKeptAndCounted() throws SQLException {
        CaptureSink capture = database.capture();
        for (int i = 0; i < 400; i++) {
            capture.onEvent(random.marketInput().event());
        }
        capture.onSample(random.summary());
        capture.close();
        Map<String, Long> kept = capture.health().kept();
        assertThat(capture.health().lost()).isZero();
        assertThat(kept.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(401);
        for (String kind : kept.keySet()) {
            String table = kind.equals("equity") ? kind : "capture_" + kind;
            assertThat(number("select count(*) from " + table)).as(kind).isEqualTo(kept.get(kind));
            assertThat(kept.get(kind)).as(kind).isPositive();
        }
    }

    @Test
    void aBookIsReadableInDecimals() throws SQLException {
        try (CaptureSink capture = database.capture()) {
            Levels bids = new Levels.Builder()
                    .add(Price.parse("63418.3"), Quantity.parse("0.25"))
                    .build();
            capture.onEvent(new BookSnapshot(BTC, NOON, NOON, 7, 10, bids, Levels.NONE));
        }
        assertThat(number("select count(*) from captured_level where symbol = 'BTC/USD' and side = 'BUY' "
                        + "and price = 63418.3 and quantity = 0.25 and snapshot"))
                .isEqualTo(1);
    }

    @Test
    void whileTheDatabaseStallsTheCaptureShedsAndCountsAndNobodyWaits() throws SQLException {
        CaptureSink capture = database.capture();
        capture.onEvent(trade(NOON, "first"));
        await().until(() -> capture.health().kept().get("trade") == 1);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table capture_trade in access exclusive mode");
            long start = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                capture.onEvent(trade(NOON + i, "t" + i));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(capture.health().shed().get("trade")).isBetween(1_000L, 9_500L);
            connection.rollback();
        }
        capture.close();
        CaptureHealth health = capture.health();
        assertThat(health.kept().get("trade") + health.lost()).isEqualTo(10_001);
        assertThat(number("select count(*) from capture_trade"))
                .isEqualTo(health.kept().get("trade"));
    }

    @Test
    void connectionsThatDieAreReplaced() throws SQLException {
        CaptureSink capture = database.capture();
        for (int i = 0; i < 20; i++) {
            capture.onEvent(trade(NOON + i, "t" + i));
            sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'traider' "
                    + "and datname = current_database() and pid <> pg_backend_pid()");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> capture.health().kept().get("trade") == 20);
        assertThat(capture.health().failure()).isEmpty();
        capture.close();
        assertThat(number("select count(distinct trade_id) from capture_trade")).isEqualTo(20);
    }

    @Test
    void oldDaysAreDroppedAndANewDayFindsItsPartition() throws SQLException {
        CaptureSink capture = database.capture();
        for (int day = 0; day < 6; day++) {
            capture.onEvent(trade(NOON + day * DAY, "day" + day));
        }
        await().until(() -> capture.health().kept().get("trade") == 6);
        capture.retain(NOON + 5 * DAY);
        await().untilAsserted(() ->
                assertThat(number("select count(*) from capture_trade")).isEqualTo(4));
        capture.onEvent(trade(NOON + 6 * DAY, "day6"));
        capture.close();
        assertThat(number("select count(*) from capture_trade")).isEqualTo(5);
        assertThat(number("select count(*) from partitions_of('capture_trade')"))
                .isEqualTo(6);
    }

    @Test
    void textOfAVenueCannotBreakTheCopy() throws SQLException {
        try (CaptureSink capture = database.capture()) {
            capture.onEvent(trade(NOON, "a\tb\\.\n\r\0\\N"));
        }
        assertThat(number("select length(trade_id) from capture_trade")).isEqualTo(10);
    }

    private static MarketEvent trade(long nanos, String id) {
        return new Trade(BTC, nanos, nanos, id, Price.parse("63418.3"), Quantity.parse("0.1"), Side.BUY);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
