package io.traider.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.List;

/** Takes HTTP requests: opens a session where a stream lives, answers where there is REST, else says that nothing is there. */
final class Reception extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final int LONGEST_REQUEST = 1 << 20;
    private static final RestAnswer NOT_FOUND = RestAnswer.of(404, "{\"code\":404,\"msg\":\"nothing lives here\"}");
    private static final RestAnswer REFUSED = RestAnswer.of(503, "{\"code\":503,\"msg\":\"Service Unavailable\"}");

    private final List<Exchange> exchanges;

    Reception(List<Exchange> exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        QueryStringDecoder address = new QueryStringDecoder(request.uri());
        boolean upgrade = request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (!upgrade) {
            answer(context, request, rest(request, address));
            return;
        }
        for (Exchange exchange : exchanges) {
            Session session = exchange.accept(context.channel(), address);
            if (session != null) {
                open(context, request, exchange, session);
                return;
            }
        }
        answer(context, request, NOT_FOUND);
    }

    private RestAnswer rest(FullHttpRequest request, QueryStringDecoder address) {
        for (Exchange exchange : exchanges) {
            RestAnswer found = request.method().equals(HttpMethod.GET) ? exchange.answer(address) : null;
            if (found != null) {
                return exchange.faults().holds(Fault.Kind.DISCONNECT, null) ? REFUSED : found;
            }
        }
        return NOT_FOUND;
    }

    private static void open(
            ChannelHandlerContext context, FullHttpRequest request, Exchange exchange, Session session) {
        if (exchange.faults().holds(Fault.Kind.DISCONNECT, null)) {
            answer(context, request, REFUSED);
            return;
        }
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://127.0.0.1" + request.uri(), null, true, LONGEST_REQUEST)
                .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        handshaker.handshake(context.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                context.pipeline().addLast(new WebSocketFrameAggregator(LONGEST_REQUEST));
                context.pipeline().addLast(new SessionHandler(exchange, session));
                context.pipeline().remove(Reception.class);
                session.opened();
                session.flush();
            }
        });
    }

    private static void answer(ChannelHandlerContext context, FullHttpRequest request, RestAnswer answer) {
        ByteBuf body = Unpooled.wrappedBuffer(answer.body());
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                .set("X-MBX-USED-WEIGHT-1M", answer.weight());
        context.writeAndFlush(response);
    }
}
