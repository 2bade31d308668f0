package io.traider.simulator;
import io.traider.domain.*;
import java.util.*;
final class Scratch {
    public static void main(String[] a) {
        long t0=System.nanoTime();
        SimulatorMarket m = new SimulatorMarket(SimulatorSettings.defaults().withFramesPerSecond(a.length>0?Integer.parseInt(a[0]):300), 0);
        System.out.println("warm "+(System.nanoTime()-t0)/1e6);
        int n=360_000; // one hour
        Map<String,double[]> mids=new LinkedHashMap<>();
        Map<String,double[]> spr=new LinkedHashMap<>(), lev=new LinkedHashMap<>();
        for (Maker k: m.makers()) { mids.put(k.pit().listing().id().toString(), new double[n]); spr.put(k.pit().listing().id().toString(), new double[3]); }
        double[] imb=new double[n];
        int crossed=0; t0=System.nanoTime();
        List<String> fund=new ArrayList<>();
        for (int i=0;i<n;i++){ m.step();
            for (Maker k: m.makers()) { Pit p=k.pit(); String id=p.listing().id().toString();
                if (p.bids().best()>=p.asks().best()) crossed++;
                mids.get(id)[i]=Math.log(p.middle());
                double[] s=spr.get(id); s[0]+=(p.asks().best()-p.bids().best())*p.listing().tick()/p.middle()*1e4; s[1]+=p.bids().size(); s[2]=Math.max(s[2],-Math.min(p.bids().size(),p.asks().size())==0?0:0);
                double[] l=lev.computeIfAbsent(id,x->new double[]{1e9,0,0,0}); l[0]=Math.min(l[0],Math.min(p.bids().size(),p.asks().size())); l[1]=Math.max(l[1],p.bids().size()); l[2]+=p.bids().total()*p.listing().lot()*p.middle()/1e6;
            }
            Pit p=m.maker(InstrumentId.parse("BINANCE_FUTURES:BTCUSDT")).pit();
            double b=0,c=0; for(int j=0;j<10;j++){b+=p.bids().lots(j);c+=p.asks().lots(j);} imb[i]=(b-c)/(b+c);
            if (i%1000==0 && i<30000) fund.add(String.format("%.5f%%", 100*m.maker(InstrumentId.parse("BINANCE_FUTURES:BTCUSDT")).contract().funding()));
        }
        double el=(System.nanoTime()-t0)/1e9;
        System.out.println("hour in "+el+" s, crossed "+crossed+" fp "+m.fingerprint());
        System.out.println("funding each 10s "+fund);
        for (String id: mids.keySet()) { double[] x=mids.get(id); double[] s=spr.get(id), l=lev.get(id);
            double v=0; for(int i=100;i<n;i+=100) v+=sq(x[i]-x[i-100]); 
            System.out.printf("%-26s spread %.2f bp levels avg %.0f min %.0f max %.0f depth %.2fM$ vol1s %.2fbp ac1s %.3f sqac %.3f trades %d%n", id, s[0]/n, s[1]/n, l[0], l[1], l[2]/n, 1e4*Math.sqrt(v/(n/100)), ac(x,100,false), ac(x,100,true), m.maker(InstrumentId.parse(id)).pit().trades());
        }
        double[] lead=mids.get("BINANCE_FUTURES:BTCUSDT");
        for (String id: List.of("BINANCE:BTCUSDT","COINBASE:BTC-USD","KRAKEN_FUTURES:PF_XBTUSD","KRAKEN:BTC/USD")) {
            double[] x=mids.get(id); StringBuilder sb=new StringBuilder(id); 
            for (int lag=-10; lag<=60; lag+=5) sb.append(String.format(" %d:%.3f", lag*10, xc(lead,x,lag)));
            System.out.println(sb);
        }
        for (int h: new int[]{10,50,100,300,500,1000}) { double sx=0,sy=0,sxy=0,sxx=0,syy=0;int k=0; for(int i=0;i+h<n;i+=25){double y=lead[i+h]-lead[i];sx+=imb[i];sy+=y;sxy+=imb[i]*y;sxx+=imb[i]*imb[i];syy+=y*y;k++;}
            System.out.printf("imbalance -> return %d ms: corr %.4f%n",h*10,(sxy/k-sx/k*sy/k)/Math.sqrt((sxx/k-sq(sx/k))*(syy/k-sq(sy/k)))); }
    }
    static double sq(double x){return x*x;}
    static double xc(double[] a,double[] b,int lag){ double s=0,p=0,q=0; for(int i=100;i+100<a.length;i+=5){double x=a[i]-a[i-10],y=b[i+lag]-b[i+lag-10]; s+=x*y;p+=x*x;q+=y*y;} return s/Math.sqrt(p*q);}
    static double ac(double[] x,int h,boolean sqr){ List<Double> r=new ArrayList<>(); for(int i=h;i<x.length;i+=h){double d=x[i]-x[i-h]; r.add(sqr?d*d:d);} double mu=r.stream().mapToDouble(d->d).average().orElse(0); double s=0,v=0; for(int i=1;i<r.size();i++){s+=(r.get(i)-mu)*(r.get(i-1)-mu);} for(double d:r)v+=sq(d-mu); return s/v; }
}
