package io.traider.journal;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.domain.FeatureVector;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.Score;
import io.traider.domain.Side;
import io.traider.domain.Signal;
import io.traider.domain.TimeInForce;
import io.traider.domain.Venue;
import io.traider.domain.Verdict;
import io.traider.journal.jooq.tables.records.AlertRecord;
import io.traider.journal.jooq.tables.records.DecisionRecord;
import io.traider.journal.jooq.tables.records.EquityRecord;
import io.traider.journal.jooq.tables.records.FillRecord;
import io.traider.journal.jooq.tables.records.KillSwitchRecord;
import io.traider.journal.jooq.tables.records.OrdersRecord;
import io.traider.journal.jooq.tables.records.PositionRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as domain values. */
final class Rows {
    private Rows() {}

    static InstrumentId instrument(String venue, String symbol) {
        return new InstrumentId(Venue.valueOf(venue), symbol);
    }

    static Decision decision(DecisionRecord row) {
        return new Decision(
                row.getSequence(),
                row.getNanos(),
                Json.read(row.getSignal().data(), Signal.class),
                Json.read(row.getFeatures().data(), FeatureVector.class),
                Json.read(row.getScore().data(), Score.class),
                row.getIntent() == null ? null : Json.read(row.getIntent().data(), OrderIntent.class),
                Json.read(row.getVerdict().data(), Verdict.class),
                row.getOrderId(),
                versions(row),
                row.getFacts() == null ? null : List.of(Json.read(row.getFacts().data(), Fact[].class)),
                Boolean.TRUE.equals(row.getWouldBe()));
    }

    private static Map<String, String> versions(DecisionRecord row) {
        Map<String, String> versions = new LinkedHashMap<>();
        Map<?, ?> read = Json.read(row.getVersions().data(), Map.class);
        read.forEach((name, hash) -> versions.put(name.toString(), hash.toString()));
        return versions;
    }

    static Order order(OrdersRecord row) {
        return new Order(
                row.getId(),
                intent(row),
                row.getDecision(),
                OrderStatus.valueOf(row.getStatus()),
                Quantity.of(row.getFilled()),
                row.getFilledValue(),
                row.getCreatedNanos(),
                row.getUpdatedNanos(),
                row.getRemark());
    }

    private static OrderIntent intent(OrdersRecord row) {
        return new OrderIntent(
                row.getStrategy(),
                instrument(row.getVenue(), row.getSymbol()),
                Side.valueOf(row.getSide()),
                OrderType.valueOf(row.getType()),
                TimeInForce.valueOf(row.getTimeInForce()),
                Quantity.of(row.getQuantity()),
                row.getLimitPrice() == null ? null : Price.of(row.getLimitPrice()),
                row.getLifeNanos(),
                row.getReduceOnly(),
                row.getTriggerPrice() == null ? null : Price.of(row.getTriggerPrice()),
                Boolean.TRUE.equals(row.getPostOnly()),
                row.getDisplayed() == null ? null : Quantity.of(row.getDisplayed()),
                row.getLinkGroup() == null
                        ? null
                        : new OrderLink(row.getLinkGroup(), OrderLink.Role.valueOf(row.getLinkRole())));
    }

    static Alert alert(AlertRecord row) {
        return new Alert(
                row.getId(),
                row.getSequence(),
                row.getNanos(),
                AlertKind.valueOf(row.getKind()),
                row.getPack(),
                row.getPackHash(),
                row.getAccount(),
                row.getVenue() == null ? null : instrument(row.getVenue(), row.getSymbol()),
                row.getOrderId(),
                row.getFillId(),
                Json.read(row.getReason().data(), Reason.class),
                List.of(Json.read(row.getFacts().data(), Fact[].class)),
                row.getEndedNanos() == null ? 0 : row.getEndedNanos());
    }

    static Fill fill(FillRecord row) {
        return new Fill(
                row.getId(),
                row.getOrderId(),
                row.getStrategy(),
                instrument(row.getVenue(), row.getSymbol()),
                Side.valueOf(row.getSide()),
                Price.of(row.getPrice()),
                Quantity.of(row.getQuantity()),
                Liquidity.valueOf(row.getLiquidity()),
                new Money(row.getFee(), row.getFeeCurrency()),
                row.getNanos());
    }

    static Position position(PositionRecord row) {
        String currency = row.getCurrency();
        return new Position(
                row.getStrategy(),
                instrument(row.getVenue(), row.getSymbol()),
                Quantity.of(row.getQuantity()),
                new Money(row.getCost(), currency),
                new Money(row.getRealizedPnl(), currency),
                new Money(row.getFees(), currency),
                new Money(row.getFunding(), currency),
                row.getUpdatedNanos());
    }

    static KillSwitch killSwitch(KillSwitchRecord row) {
        return new KillSwitch(
                KillScope.parse(row.getScope()), row.getReason(), row.getEngagedBy(), row.getSinceNanos());
    }

    static PortfolioSummary summary(EquityRecord row) {
        return new PortfolioSummary(
                row.getCurrency(),
                row.getNanos(),
                row.getEquity(),
                row.getCash(),
                row.getRealizedPnl(),
                row.getUnrealizedPnl(),
                row.getDailyPnl(),
                row.getFees(),
                row.getFunding(),
                row.getBorrow(),
                row.getPenalties(),
                row.getPeak(),
                row.getMaxDrawdown());
    }
}
