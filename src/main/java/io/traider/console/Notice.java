package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;
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

    /** Says what was done, with a button that takes it back as long as it shows. */
    static void undoable(String what, Duration shown, Runnable undo) {
        Notification notice = new Notification();
        notice.setDuration(Math.toIntExact(shown.toMillis()));
        notice.setPosition(Notification.Position.BOTTOM_END);
        Button button = new Button("Undo", click -> {
            notice.close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div line = new Div(new Span(what), button);
        line.addClassName("undoable");
        notice.add(line);
        notice.open();
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
