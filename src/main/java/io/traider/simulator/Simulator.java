package io.traider.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The simulated venues, at work: a server on loopback that lets a {@link SimulatorMarket} run against the wall clock and
 * tells every client about it in its venue's protocol.
 *
 * <p>A client that reads too slowly does not hold up the market or the others: when 8 MB wait for it, it is dropped with
 * close code 1008, as venues do.
 */
public final class Simulator implements AutoCloseable {

    private static final int MOST_WAITING_BYTES = 8 << 20;

    private final SimulatorMarket market;
    private final List<Exchange> exchanges;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
    private final Channel server;
    private final MarketPace pace;
    private final Trouble trouble;
    private final long startedNanos;

    private Simulator(SimulatorSettings settings) {
        market = new SimulatorMarket(settings, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
        exchanges = List.of(
                new CoinbaseExchange(market),
                BinanceExchange.spot(market),
                BinanceExchange.futures(market),
                new KrakenExchange(market),
                new KrakenFuturesExchange(market));
        trouble = new Trouble(market, exchanges, settings.speed());
        settings.faults().forEach(trouble::check);
        group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
        loop = (EventLoop) group.next();
        server = bind(settings.port());
        startedNanos = System.nanoTime();
        pace = new MarketPace(market, exchanges, settings.speed());
        loop.scheduleWithFixedDelay(pace, 0, MarketPace.TICK_MILLIS, TimeUnit.MILLISECONDS);
        settings.faults().forEach(this::inject);
    }

    /**
     * Starts the venues and returns when they can be connected to.
     *
     * @throws IllegalArgumentException when the settings name an instrument that is not listed
     * @throws IllegalStateException when the port cannot be had
     */
    public static Simulator start(SimulatorSettings settings) {
        return new Simulator(settings);
    }

    private Channel bind(int port) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(MOST_WAITING_BYTES / 2, MOST_WAITING_BYTES))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16))
                                .addLast(new Reception(exchanges));
                    }
                });
        var bound = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "the venue simulator cannot listen on port " + port
                            + ". Maybe another one runs; 0 takes a free port",
                    bound.cause());
        }
        return bound.channel();
    }

    /** Where the venues are. */
    public SimulatorAddresses addresses() {
        return new SimulatorAddresses(((InetSocketAddress) server.localAddress()).getPort());
    }

    /**
     * Lets something go wrong, at its time after the start, or at once when that has passed.
     *
     * @throws IllegalArgumentException when the fault's instrument is not listed at its venue
     */
    public void inject(Fault fault) {
        trouble.check(fault);
        long wait = fault.at().toNanos() - (System.nanoTime() - startedNanos);
        loop.schedule(() -> trouble.strike(fault), Math.max(0, wait), TimeUnit.NANOSECONDS);
    }

    /** The market's time now, nanoseconds since the Unix epoch; runs ahead of the wall clock when it is faster. */
    public long marketNanos() {
        return ask(SimulatorMarket::nanos);
    }

    /** Reads something off a book as the venue has it, on the thread that may. */
    public <T> T read(InstrumentId instrument, Function<BookView, T> reader) {
        return ask(running -> reader.apply(running.book(instrument)));
    }

    /** How many clients a venue has at the moment. */
    public int clients(Venue venue) {
        return ask(running -> exchanges.stream()
                .filter(exchange -> exchange.venue() == venue)
                .mapToInt(exchange -> exchange.sessions().size())
                .sum());
    }

    private <T> T ask(Function<SimulatorMarket, T> question) {
        return loop.submit(() -> question.apply(market)).syncUninterruptibly().getNow();
    }

    /** Closes every connection and stops the market. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
