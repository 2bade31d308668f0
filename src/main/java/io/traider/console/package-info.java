/**
 * The console: what people see and do in a browser.
 *
 * <p>Views are drawn by Vaadin from the {@link io.traider.session.TradingSession}'s newest state and from the journal. One
 * {@code LiveState} listens to the session for all browsers; each visible page is told of the newest state a few times a
 * second and never of a queue of old ones. The browser side is plain: elements under {@code ui/} that are handed keyed
 * rows and change only what differs, so selection, focus and scrolling stay where they are.
 */
@NullMarked
package io.traider.console;

import org.jspecify.annotations.NullMarked;
