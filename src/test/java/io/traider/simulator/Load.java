package io.traider.simulator;
import io.traider.domain.Venue;
import java.lang.management.*;
import java.time.Duration;
import java.util.*;
import java.util.stream.*;
final class Load {
    static List<WireClient> all(Simulator s) {
        List<WireClient> l=new ArrayList<>();
        WireClient c=WireClient.connect(s, Venue.COINBASE, "");
        for (String ch: List.of("level2","market_trades","heartbeats")) c.send("{'type':'subscribe','channel':'"+ch+"','product_ids':['BTC-USD','ETH-USD','SOL-USD']}");
        l.add(c);
        String[] sy={"btcusdt","ethusdt","solusdt"};
        String spot=Arrays.stream(sy).flatMap(x->Stream.of("@depth@100ms","@trade","@bookTicker").map(y->x+y)).collect(Collectors.joining("/"));
        l.add(WireClient.connect(s, Venue.BINANCE, "/stream?streams="+spot));
        l.add(WireClient.connect(s, Venue.BINANCE_FUTURES, "/public/stream?streams="+Arrays.stream(sy).flatMap(x->Stream.of("@depth@100ms","@bookTicker").map(y->x+y)).collect(Collectors.joining("/"))));
        l.add(WireClient.connect(s, Venue.BINANCE_FUTURES, "/market/stream?streams="+Arrays.stream(sy).flatMap(x->Stream.of("@aggTrade","@markPrice@1s").map(y->x+y)).collect(Collectors.joining("/"))));
        l.add(WireClient.connect(s, Venue.KRAKEN, "").send("{'method':'subscribe','params':{'channel':'book','depth':25,'symbol':['BTC/USD','ETH/USD','SOL/USD']}}").send("{'method':'subscribe','params':{'channel':'trade','symbol':['BTC/USD','ETH/USD','SOL/USD']}}"));
        WireClient k=WireClient.connect(s, Venue.KRAKEN_FUTURES, "");
        for (String f: List.of("book","trade","ticker")) k.send("{'event':'subscribe','feed':'"+f+"','product_ids':['PF_XBTUSD','PF_ETHUSD','PF_SOLUSD']}");
        l.add(k);
        return l;
    }
    public static void main(String[] a) {
        for (String x: a) {
        try (Simulator s = Simulator.start(SimulatorSettings.defaults().withFramesPerSecond(Integer.parseInt(x.split(":")[0])).withSpeed(Double.parseDouble(x.split(":")[1])))) {
            List<WireClient> l=all(s); WireClient.sleep(Duration.ofSeconds(3));
            ThreadMXBean m=ManagementFactory.getThreadMXBean();
            long cpu0=cpu(m), t0=System.nanoTime(), mk=s.marketNanos();
            l.forEach(WireClient::clear);
            WireClient.sleep(Duration.ofSeconds(10));
            double el=(System.nanoTime()-t0)/1e9;
            List<Double> fps=l.stream().map(c->c.size()/el).toList();
            System.out.printf("%s: %s total %.0f fps, simulator thread %.1f%% of a core, market %.2f s/s  %s%n", x, fps.stream().map(d->String.format("%.0f",d)).toList(), fps.stream().mapToDouble(d->d).sum(), (cpu(m)-cpu0)/el/1e7, (s.marketNanos()-mk)/1e9/el, l.stream().map(c->c.ended).toList());
            l.forEach(WireClient::close);
        } }
    }
    static long cpu(ThreadMXBean m){ for(ThreadInfo t: m.dumpAllThreads(false,false)) if(t.getThreadName().startsWith("simulator")) { long c=m.getThreadCpuTime(t.getThreadId()); if (c>0 && live(t)) return c; } return 0; }
    static boolean live(ThreadInfo t){return t.getThreadState()!=Thread.State.TERMINATED;}
}
