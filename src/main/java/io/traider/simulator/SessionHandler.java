package io.traider.simulator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings what a client sends to its session. */
final class SessionHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final System.Logger LOG = System.getLogger(SessionHandler.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Exchange exchange;
    private final Session session;

    SessionHandler(Exchange exchange, Session session) {
        this.exchange = exchange;
        this.session = session;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        exchange.sessions().add(session);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        exchange.sessions().remove(session);
        session.closed();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        session.heard(frame instanceof PongWebSocketFrame);
        if (!session.admits(exchange.mostMessages())) {
            session.close("too many requests");
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text -> request(text.text());
            case PingWebSocketFrame ping -> session.pong(ping.content().retain());
            case CloseWebSocketFrame close ->
                context.writeAndFlush(close.retain()).addListener(done -> context.close());
            default -> {
                // pongs were noted; venues ignore binary frames
            }
        }
        session.flush();
    }

    private void request(String text) {
        JsonNode request;
        try {
            request = JSON.readTree(text);
        } catch (JacksonException e) {
            session.garbled(text);
            return;
        }
        session.received(request);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a session of " + exchange.venue() + " failed and is closed", cause);
        }
        context.close();
    }
}
