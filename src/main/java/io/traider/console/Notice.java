package io.traider.console;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Short messages in the corner. */
final class Notice {

    private static final Logger LOG = LoggerFactory.getLogger(Notice.class);

    private Notice() {}

    static void done(String what) {
        Notification.show(what, 4_000, Notification.Position.BOTTOM_END)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    static void refused(String why) {
        Notification.show(why, 8_000, Notification.Position.BOTTOM_END)
                .addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    /** Says that something went wrong; the cause goes to the log. */
    static void failed(String what, Throwable cause) {
        LOG.warn("{}", what, cause);
        refused(what + ". The log says why.");
    }
}
