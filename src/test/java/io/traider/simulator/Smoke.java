package io.traider.simulator;
import io.traider.domain.Venue;
import java.time.Duration;
final class Smoke {
    public static void main(String[] a) {
        try (Simulator s = Simulator.start(SimulatorSettings.defaults())) {
            System.out.println(s.addresses());
            show(WireClient.connect(s, Venue.KRAKEN, "").send("{'method':'subscribe','params':{'channel':'book','symbol':['BTC/USD','XX/USD'],'depth':10}}").send("{'method':'subscribe','params':{'channel':'trade','symbol':['BTC/USD'],'snapshot':true}}"), 9);
            show(WireClient.connect(s, Venue.KRAKEN_FUTURES, "").send("{'event':'subscribe','feed':'ticker','product_ids':['PF_XBTUSD']}").send("{'event':'subscribe','feed':'trade','product_ids':['PF_XBTUSD']}").send("{'event':'subscribe','feed':'book','product_ids':['pf_xbtusd','xx']}"), 12);
            show(WireClient.connect(s, Venue.COINBASE, "").send("{'type':'subscribe','channel':'level2','product_ids':['BTC-USD']}").send("{'type':'subscribe','channel':'market_trades','product_ids':['BTC-USD']}").send("{'type':'subscribe','channel':'heartbeats'}").send("{'type':'subscribe','channel':'x'}"), 25);
            show(WireClient.connect(s, Venue.BINANCE, "/stream?streams=btcusdt@depth@100ms/btcusdt@trade/btcusdt@aggTrade/btcusdt@bookTicker"), 9);
            show(WireClient.connect(s, Venue.BINANCE_FUTURES, "/public/stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker"), 7);
            show(WireClient.connect(s, Venue.BINANCE_FUTURES, "/market/ws").send("{'method':'SUBSCRIBE','params':['btcusdt@markPrice@1s','btcusdt@aggTrade','btcusdt@trade'],'id':1}"), 7);
            System.out.println(WireClient.get(s, Venue.BINANCE, "/api/v3/depth?symbol=BTCUSDT&limit=3").body());
            System.out.println(WireClient.get(s, Venue.BINANCE_FUTURES, "/fapi/v1/depth?symbol=BTCUSDT&limit=3").body());
            System.out.println(WireClient.get(s, Venue.BINANCE_FUTURES, "/fapi/v1/fundingInfo").body());
            System.out.println(WireClient.get(s, Venue.BINANCE_FUTURES, "/fapi/v1/depth?symbol=X").body());
        }
    }
    static void show(WireClient c, int n) { for (int i=0;i<n;i++) { String t=c.next(); System.out.println(t.length()>420?t.substring(0,300)+" ... "+t.substring(t.length()-110):t);} System.out.println(); c.close(); }
}
