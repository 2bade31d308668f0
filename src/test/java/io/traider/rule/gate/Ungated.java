package io.traider.rule.gate;

import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.Limits;
import io.traider.rule.fact.Book;
import io.traider.rule.fact.Missing;
import io.traider.rule.fact.ProposedOrder;
import io.traider.rule.fact.VerdictDraft;
import java.math.BigDecimal;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/** Runs rules as Drools does where nothing stands in their way. */
final class Ungated {

    static final String ESCAPED = "traider.escaped";

    private static final int MOST_FIRINGS = 256;

    private Ungated() {}

    /** What the rules did: {@code ran code}, {@code does not end}, {@code harmless}, or that they do not compile. */
    static String outcome(String drl) {
        System.clearProperty(ESCAPED);
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.traider.test", "ungated", Integer.toHexString(drl.hashCode()));
        try {
            KieFileSystem system = services.newKieFileSystem();
            system.generateAndWritePomXML(release);
            system.write("src/main/resources/rules/pretrade/own.drl", drl);
            KieBuilder build = services.newKieBuilder(system).buildAll(DrlProject.class);
            if (build.getResults().hasMessages(Message.Level.ERROR)) {
                return escaped("does not compile: " + build.getResults().getMessages(Message.Level.ERROR));
            }
            return escaped(run(services.newKieContainer(release).newKieSession()));
        } catch (RuntimeException e) {
            return escaped("threw " + e);
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static String escaped(String otherwise) {
        return System.getProperty(ESCAPED) == null ? otherwise : "ran code";
    }

    private static String run(KieSession session) {
        try {
            session.setGlobal("verdict", new VerdictDraft(() -> "rule"));
            for (Object fact : facts()) {
                session.insert(fact);
            }
            return session.fireAllRules(MOST_FIRINGS) < MOST_FIRINGS ? "harmless" : "does not end";
        } finally {
            session.dispose();
        }
    }

    private static Object[] facts() {
        BigDecimal one = BigDecimal.ONE;
        return new Object[] {
            new Limits("paper", "hash", one, one, one, one, one, one, 5, 1000),
            new KillSwitch(KillScope.ALL, "why", "who", 1),
            new Book(true, 5, one, BigDecimal.TWO),
            new Missing("depth"),
            new ProposedOrder(one, one, one, one, one, true, true, one, null, false)
        };
    }
}
