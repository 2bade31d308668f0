package io.traider.console;

import io.traider.domain.ReleaseKind;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.Draft;
import io.traider.release.DraftConflict;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The draft that a page works on. What is typed is checked and saved at once, one save after the other; what somebody else
 * saved meanwhile is never overwritten unasked, and what was typed here is never dropped unasked.
 */
final class DraftInHand implements DraftState.Typist {

    private final ReleaseDesk desk;
    private final Live live;
    private final Right right;
    private final DraftState state = new DraftState(this);
    private final List<Consumer<DraftInHand>> replaced = new ArrayList<>();
    private final DraftChecks checks;
    private final SortedMap<String, String> text = new TreeMap<>();
    private Draft draft;

    /** The revision whose text came from elsewhere last; since then this page alone has written. */
    private long taken;

    private int count;
    private boolean saving;
    private @Nullable Runnable afterSaving;
    private @Nullable Dispute dispute;

    DraftInHand(ReleaseDesk desk, Live live, Right right, Draft draft) {
        this.desk = desk;
        this.live = live;
        this.right = right;
        this.draft = draft;
        taken = draft.revision();
        text.putAll(draft.content().files());
        state.addAttachListener(attached -> {
            state.begin(SignedIn.now().name() + " " + draft.key(), this.draft.revision(), words(this.draft));
            if (writable() && draft.key().kind() == ReleaseKind.RULE_PACK) {
                desk.prepare();
            }
        });
        checks = new DraftChecks(desk, live, state, draft.key(), this::content);
    }

    ReleaseKey key() {
        return draft.key();
    }

    /** Says on the page whether everything is saved. */
    DraftState state() {
        return state;
    }

    /** As it was saved last. */
    Draft draft() {
        return draft;
    }

    boolean writable() {
        return SignedIn.now().may(right);
    }

    /** As it stands in the browser, saved or not. */
    Content content() {
        return new Content(text);
    }

    /** Of one file; empty when there is none. */
    String text(String file) {
        return text.getOrDefault(file, "");
    }

    /** Whether something that was typed here is not saved yet. */
    boolean unsaved() {
        return !text.equals(draft.content().files());
    }

    /** Is told when the text was replaced by something that was not typed in its editor. */
    void onReplaced(Consumer<DraftInHand> listener) {
        replaced.add(listener);
    }

    /** Is told what a check of the text as it is typed says. */
    void onChecked(Consumer<CheckReport> listener) {
        checks.tell(listener);
    }

    @Override
    public void edited(SortedMap<String, String> files, int counted, long base) {
        // What is told again was taken already, and another text may stand in its place by now.
        if (counted <= count) {
            return;
        }
        if (dispute != null) {
            count = counted;
            dispute.join(files);
        } else if (base < taken && writable()) {
            count = counted;
            typedBefore(files);
        } else if (take(files)) {
            count = counted;
        }
    }

    /** What was typed on a text that is not shown here any more, as when the browser was away for a while. */
    private void typedBefore(SortedMap<String, String> files) {
        SortedMap<String, String> mine = new TreeMap<>(text);
        mine.putAll(files);
        if (mine.equals(text)) {
            state.saved(count, draft.revision(), words(draft));
        } else {
            settle(draft, new Content(mine));
        }
    }

    @Override
    public void rested() {
        save();
    }

    private boolean take(SortedMap<String, String> files) {
        if (!right.allows(SignedIn.now())) {
            return false;
        }
        try {
            new Content(files);
        } catch (IllegalArgumentException e) {
            state.failed("Not saved: " + e.getMessage());
            return false;
        }
        text.putAll(files);
        check();
        return true;
    }

    @Override
    public void now() {
        if (unsaved()) {
            save();
        } else {
            Notice.done(draft.begun() ? "Saved, revision " + draft.revision() : "Nothing to save");
        }
    }

    /** Takes over texts of some files that were made here, as if they had been typed. */
    void put(SortedMap<String, String> files) {
        if (take(files)) {
            save();
        }
    }

    /** Takes a file out of the draft. */
    void remove(String file) {
        SortedMap<String, String> fewer = new TreeMap<>(text);
        fewer.remove(file);
        replace(fewer);
    }

    /** The names of the files that end so. */
    List<String> files(String ending) {
        return text.keySet().stream().filter(file -> file.endsWith(ending)).toList();
    }

    /** Puts another text in the place of one, as if it had been typed. */
    void replace(SortedMap<String, String> files) {
        text.clear();
        text.putAll(files);
        tellReplaced();
        check();
        save();
    }

    /** Asks for a check of the text as it is typed. */
    void check() {
        checks.ask();
    }

    /** Goes on once what was typed is saved, or not at all where it cannot be. Who asks twice goes on once. */
    void afterSaving(Runnable next) {
        if (!unsaved()) {
            next.run();
        } else if (dispute == null) {
            afterSaving = next;
            save();
        }
    }

    private void goOn() {
        Runnable next = afterSaving;
        afterSaving = null;
        if (next != null) {
            next.run();
        }
    }

    private void save() {
        if (saving || dispute != null) {
            return;
        }
        if (!unsaved()) {
            state.saved(count, draft.revision(), words(draft));
            goOn();
            return;
        }
        saving = true;
        Content mine = content();
        int counted = count;
        long base = draft.revision();
        String by = SignedIn.now().name();
        live.ask(state, () -> desk.save(key(), mine, base, by), (saved, failure) -> {
            saving = false;
            if (failure == null) {
                draft = saved;
                // The same text may have been told again meanwhile.
                boolean all = text.equals(mine.files());
                state.saved(all ? count : counted, saved.revision(), words(saved));
                if (all) {
                    goOn();
                } else {
                    save();
                }
            } else {
                notSaved(ReleaseDeeds.why(failure));
            }
        });
    }

    private void notSaved(Throwable why) {
        afterSaving = null;
        if (why instanceof DraftConflict conflict) {
            settle(conflict.theirs(), content());
        } else {
            state.failed("Not saved, kept in this browser: " + why.getMessage());
        }
    }

    /** Lets a person choose between what they typed and what somebody else saved. */
    private void settle(Draft theirs, Content typed) {
        afterSaving = null;
        state.failed("Not saved: " + theirs.savedBy() + " saved another text");
        dispute = new Dispute(typed, mine -> ConflictDialog.open(mine, theirs, chosen -> settled(theirs, chosen)));
    }

    private void settled(Draft theirs, Content chosen) {
        dispute = null;
        draft = theirs;
        taken = theirs.revision();
        replace(chosen.files());
    }

    /**
     * Takes over what stands in the database now, unless something was typed or saved here since that was asked; what is saved
     * here is told again, so nothing is missed.
     */
    void look() {
        long revision = draft.revision();
        int typed = count;
        live.ask(state, () -> desk.draft(key()), (now, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The draft could not be read", failure);
            } else if (!saving && dispute == null && revision == draft.revision() && typed == count) {
                take(now);
            }
        });
    }

    private void take(Draft now) {
        boolean same = now.revision() == draft.revision() && now.content().equals(draft.content());
        if (!same && unsaved()) {
            return;
        }
        draft = now;
        if (!same) {
            text.clear();
            text.putAll(now.content().files());
            taken = now.revision();
            tellReplaced();
            state.replaced(now.revision(), words(now));
            check();
        }
    }

    /** What a browser kept and never got saved is offered to whoever typed it, never taken unasked. */
    @Override
    public void kept(SortedMap<String, String> files, long base, long millis) {
        if (dispute != null) {
            return;
        }
        TreeMap<String, String> all = new TreeMap<>(text);
        all.putAll(files);
        if (all.equals(text) || !writable()) {
            state.forget();
            return;
        }
        Instant at = Instant.ofEpochMilli(millis);
        dispute = new Dispute(
                new Content(all),
                mine -> ConflictDialog.restore(mine, draft, at, chosen -> {
                    dispute = null;
                    state.forget();
                    if (chosen.files().equals(text)) {
                        save();
                    } else {
                        replace(chosen.files());
                    }
                }));
    }

    @Override
    public String written(String file, List<List<String>> lines) {
        return file.equals(Content.LIMITS) ? LimitSheet.of(key().name(), lines).yaml() : CsvText.text(file, lines);
    }

    private void tellReplaced() {
        replaced.forEach(listener -> listener.accept(this));
    }

    private static String words(Draft draft) {
        Instant at = draft.savedAt();
        return draft.begun() && at != null
                ? "Saved by " + draft.savedBy() + ", revision " + draft.revision()
                : "No changes yet";
    }

    /** Begins anew with what the database says, after a draft was discarded, submitted or published. */
    void restart() {
        state.forget();
        text.clear();
        text.putAll(draft.content().files());
        look();
    }
}
