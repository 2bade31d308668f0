package io.traider.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One client's connection, from the venue's side. Lives on the simulator's event loop. */
abstract class Session {

    private static final int POLICY_VIOLATION = 1008;

    private final Channel channel;
    private final FaultDesk faults;
    private boolean dropped;
    private boolean unflushed;
    private long second;
    private int messages;
    private long heardNanos = System.nanoTime();
    private long pingedNanos = System.nanoTime();
    private long unansweredNanos;

    Session(Channel channel, FaultDesk faults) {
        this.channel = channel;
        this.faults = faults;
    }

    /** The connection stands; what the venue says first. */
    abstract void opened();

    /** The client has sent a request. */
    abstract void received(JsonNode request);

    /** The client has sent something that is not JSON. */
    abstract void garbled(String text);

    /** The connection is gone; topics are to be left. */
    abstract void closed();

    /** Whether the client wants anything about the instrument. */
    abstract boolean follows(String symbol);

    /** Puts a message into the form in which this client gets it. */
    ByteBuf form(Message message) {
        return Unpooled.wrappedBuffer(message.bytes());
    }

    /** Notes that a message was lost on its way to this client. */
    void lose() {}

    final void deliver(Message message, @Nullable String symbol) {
        if (dropped || faults.holds(Fault.Kind.SILENCE, symbol)) {
            lose();
        } else {
            write(form(message));
        }
    }

    /** Delivers what is left of a message that broke on its way; its place in any numbering is not used up. */
    void deliverBroken(Message message, @Nullable String symbol) {
        if (!dropped && !faults.holds(Fault.Kind.SILENCE, symbol)) {
            write(form(message.broken()));
        }
    }

    /** Tells this client alone. */
    final void tell(String text) {
        deliver(Message.of(text), null);
    }

    final void write(ByteBuf text) {
        channel.write(new TextWebSocketFrame(text));
        unflushed = true;
        if (!channel.isWritable()) {
            drop();
        }
    }

    /** Hands to the network what was written since the last time. */
    final void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** A message, ping or pong has arrived. */
    final void heard(boolean pong) {
        heardNanos = System.nanoTime();
        if (pong) {
            unansweredNanos = 0;
        }
    }

    /** Whether the client stays within so many messages a second. */
    final boolean admits(int most) {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        messages = now == second ? messages + 1 : 1;
        second = now;
        return messages <= most;
    }

    final void pong(ByteBuf payload) {
        if (dropped || faults.holds(Fault.Kind.SILENCE, null)) {
            payload.release();
        } else {
            channel.writeAndFlush(new PongWebSocketFrame(payload));
        }
    }

    /** Pings when it is time to; drops a client that has not answered for long. */
    final void ping(long everySeconds, long patienceSeconds, long now) {
        if (unansweredNanos != 0 && now - unansweredNanos > TimeUnit.SECONDS.toNanos(patienceSeconds)) {
            disconnect();
        } else if (now - pingedNanos > TimeUnit.SECONDS.toNanos(everySeconds)
                && !faults.holds(Fault.Kind.SILENCE, null)) {
            pingedNanos = now;
            unansweredNanos = unansweredNanos == 0 ? now : unansweredNanos;
            byte[] payload = Long.toString(System.currentTimeMillis()).getBytes(StandardCharsets.US_ASCII);
            channel.writeAndFlush(new PingWebSocketFrame(Unpooled.wrappedBuffer(payload)));
        }
    }

    /** Since when nothing was heard of the client, in seconds. */
    final long quietSeconds(long now) {
        return TimeUnit.NANOSECONDS.toSeconds(now - heardNanos);
    }

    /** Stops telling this client anything, and closes when so much time has passed, as for one that reads too slowly. */
    final void stall(long millis) {
        dropped = true;
        channel.eventLoop().schedule(() -> close("slow consumer"), millis, TimeUnit.MILLISECONDS);
    }

    private void drop() {
        if (!dropped) {
            stall(1);
        }
    }

    /** Says farewell and closes; breaks the connection when the farewell does not get through. */
    final void close(String reason) {
        dropped = true;
        channel.writeAndFlush(new CloseWebSocketFrame(POLICY_VIOLATION, reason))
                .addListener(ChannelFutureListener.CLOSE);
        channel.eventLoop().schedule(() -> channel.close(), 2, TimeUnit.SECONDS);
    }

    /** Breaks the connection without a word. */
    final void disconnect() {
        dropped = true;
        channel.close();
    }
}
