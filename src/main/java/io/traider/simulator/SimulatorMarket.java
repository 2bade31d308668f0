package io.traider.simulator;

import io.traider.domain.BookView;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The market itself, without sockets and without a clock of its own: {@link #step()} advances it by ten milliseconds.
 *
 * <p>Two markets of one seed, rate and list of instruments go through the same states, whatever the start time, the machine
 * and the pace at which they are stepped. Not for two threads.
 */
public final class SimulatorMarket {

    /** Market time of one step. */
    public static final long STEP_NANOS = 10_000_000;

    static final double STEP_SECONDS = STEP_NANOS * 1e-9;
    private static final int WARM_UP_STEPS = 3_000;

    private final MarketClock clock;
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<InstrumentId, Maker> makers = new LinkedHashMap<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final List<PitReport> reports = new ArrayList<>();

    /**
     * A market that has traded for half a minute already.
     *
     * @param startNanos the time of the first step, nanoseconds since the Unix epoch
     * @throws IllegalArgumentException when the settings name an instrument that no simulated venue lists
     */
    public SimulatorMarket(SimulatorSettings settings, long startNanos) {
        clock = new MarketClock(startNanos - WARM_UP_STEPS * STEP_NANOS);
        for (String name : Listings.ASSETS) {
            assets.put(name, new Asset(name, Listings.startPrice(name), Listings.volatility(name), settings.seed()));
        }
        listings(settings).forEach(listing -> open(listing, settings));
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            step();
        }
    }

    private static List<Listing> listings(SimulatorSettings settings) {
        List<Listing> all = Listings.all();
        for (InstrumentId wanted : settings.instruments()) {
            if (all.stream().noneMatch(listing -> listing.id().equals(wanted))) {
                throw new IllegalArgumentException("no simulated venue lists " + wanted + ". Maybe one of "
                        + all.stream().map(Listing::id).toList());
            }
        }
        return all.stream()
                .filter(listing -> settings.instruments().isEmpty()
                        || settings.instruments().contains(listing.id()))
                .toList();
    }

    private void open(Listing listing, SimulatorSettings settings) {
        Noise ids = new Noise(settings.seed(), "ids " + listing.id());
        Pit pit = new Pit(listing, clock, 1_000_000 + ids.below(1_000_000_000));
        Maker maker = new Maker(pit, assets.get(listing.asset()), settings.ordersPerSecond(), settings.seed());
        makers.put(listing.id(), maker);
        if (maker.contract() != null) {
            contracts.add(maker.contract());
        }
    }

    /** Advances the market by one step. */
    public void step() {
        assets.values().forEach(Asset::step);
        for (Maker maker : makers.values()) {
            maker.step(clock.stepNanos());
        }
        for (Contract contract : contracts) {
            contract.observe(index(contract.pit().listing().asset()));
        }
        clock.step();
        reports.forEach(report -> report.stepped(clock.stepNanos()));
    }

    /**
     * Tells a reader what happens from now on in the domain's own events, without a wire between: first every book, then
     * each change and trade in order, and mark prices and funding rates once a second. For runs faster than sockets.
     */
    public void report(Consumer<? super MarketEvent> reader) {
        for (Maker maker : makers.values()) {
            PitReport report = new PitReport(maker, clock, reader);
            report.open();
            maker.pit().listen(report);
            reports.add(report);
        }
    }

    private double index(String asset) {
        double sum = 0;
        int count = 0;
        for (Maker maker : makers.values()) {
            Listing listing = maker.pit().listing();
            if (!listing.perpetual() && listing.asset().equals(asset)) {
                sum += maker.pit().middle();
                count++;
            }
        }
        return count == 0 ? assets.get(asset).price(0) : sum / count;
    }

    /** Has every pit of a venue trade as in another market until a moment, as {@link Fault.Kind#DRIFT} says. */
    public void drift(Venue venue, long untilNanos) {
        for (Maker maker : makers.values()) {
            if (maker.pit().listing().venue() == venue) {
                maker.drift(untilNanos);
            }
        }
    }

    /** The market's time, nanoseconds since the Unix epoch. */
    public long nanos() {
        return clock.stepNanos();
    }

    /** What is listed, with the increments of the real venues. */
    public List<Instrument> instruments() {
        return makers.values().stream()
                .map(maker -> maker.pit().listing().instrument())
                .toList();
    }

    /**
     * The book as the venue has it, live.
     *
     * @throws IllegalArgumentException when the instrument is not listed
     */
    public BookView book(InstrumentId instrument) {
        return new PitView(maker(instrument).pit(), clock);
    }

    /** A number that differs, but for chance, when any book, trade, mark price or funding rate does. */
    public long fingerprint() {
        long hash = 17;
        for (Maker maker : makers.values()) {
            Pit pit = maker.pit();
            hash = 31 * hash + pit.trades();
            hash = fingerprint(fingerprint(hash, pit.bids()), pit.asks());
        }
        for (Contract contract : contracts) {
            hash = 31 * hash + Double.doubleToLongBits(contract.mark());
            hash = 31 * hash + Double.doubleToLongBits(contract.funding());
        }
        return hash;
    }

    private static long fingerprint(long start, BookSide side) {
        long hash = start;
        for (int i = 0; i < side.size(); i++) {
            hash = (31 * hash + side.tick(i)) * 31 + side.lots(i);
        }
        return hash;
    }

    MarketClock clock() {
        return clock;
    }

    Collection<Maker> makers() {
        return makers.values();
    }

    List<Pit> pits(Venue venue) {
        return makers.values().stream()
                .map(Maker::pit)
                .filter(pit -> pit.listing().venue() == venue)
                .toList();
    }

    List<Contract> contracts(Venue venue) {
        return contracts.stream()
                .filter(contract -> contract.pit().listing().venue() == venue)
                .toList();
    }

    Maker maker(InstrumentId instrument) {
        Maker maker = makers.get(instrument);
        if (maker == null) {
            throw new IllegalArgumentException(instrument + " is not listed. Maybe one of " + makers.keySet());
        }
        return maker;
    }
}
