package io.traider.release;

import io.traider.journal.release.Emergency;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.StoredAlert;
import io.traider.journal.release.StoredAlert.Kind;
import java.time.InstantSource;
import java.util.List;

/**
 * The alerts of emergencies, kept as the versions stand: whichever way one came into force or went, and wherever a process
 * ended, it is loud until somebody else reviewed it.
 */
final class Emergencies {

    private static final String DESK = "desk";

    private final PublicationStore publications;
    private final InstantSource clock;

    Emergencies(PublicationStore publications, InstantSource clock) {
        this.publications = publications;
        this.clock = clock;
    }

    /** Raises and ends what has to be; the alerts that are open then, of all kinds. */
    synchronized List<StoredAlert> settle() {
        List<StoredAlert> open = publications.alerts();
        List<Emergency> unsettled = publications.emergencies();
        List<Emergency> untold = unsettled.stream()
                .filter(each -> open.stream()
                        .noneMatch(
                                alert -> about(alert, each) && alert.message().equals(words(each))))
                .toList();
        untold.forEach(
                each -> publications.alert(each.key(), Kind.EMERGENCY, each.version(), words(each), clock.instant()));
        List<StoredAlert> settled = open.stream()
                .filter(alert ->
                        alert.kind() == Kind.EMERGENCY && unsettled.stream().noneMatch(each -> about(alert, each)))
                .toList();
        settled.forEach(
                alert -> publications.endAlerts(alert.key(), Kind.EMERGENCY, alert.version(), DESK, clock.instant()));
        return untold.isEmpty() && settled.isEmpty() ? open : publications.alerts();
    }

    private static boolean about(StoredAlert alert, Emergency emergency) {
        return alert.kind() == Kind.EMERGENCY
                && alert.key().equals(emergency.key())
                && alert.version() == emergency.version();
    }

    private static String words(Emergency it) {
        String which = "version " + it.version() + " of " + it.key();
        if (it.rejectedBy() != null) {
            return which + ", published in an emergency by " + it.by() + ", was not approved by " + it.rejectedBy()
                    + ": " + it.remark() + ". Maybe roll it back";
        }
        return which + " was published in an emergency by " + it.by() + ": " + it.reason()
                + (it.inForce() ? "" : ". It is not in force any more") + ". Nobody else has reviewed it yet";
    }
}
