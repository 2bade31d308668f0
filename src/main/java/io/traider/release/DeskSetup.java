package io.traider.release;

import io.traider.journal.ArtefactStore;
import io.traider.journal.JournalBlocks;
import io.traider.journal.JournalReader;
import io.traider.journal.release.ReleaseStore;
import io.traider.judging.LiveScores;
import io.traider.parity.WhatIf;
import io.traider.session.TradingSession;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What a desk works with; all of it stays its giver's to close, after the desk.
 *
 * @param artefacts where what comes into force is kept for replays
 * @param journal for the facts of decisions
 * @param blocks recorded time
 * @param past runs drafts over recorded time; used by the desk alone
 * @param foundry checks and builds rules
 * @param busy whether the session needs the machine, so that simulations wait
 * @param times over which scores are looked at
 */
public record DeskSetup(
        ReleaseStore store,
        ArtefactStore artefacts,
        JournalReader journal,
        JournalBlocks blocks,
        WhatIf past,
        Foundry foundry,
        TradingSession session,
        BooleanSupplier busy,
        InstantSource clock,
        LiveScores.Times times) {

    /** With the usual times of looking at scores. */
    public DeskSetup(
            ReleaseStore store,
            ArtefactStore artefacts,
            JournalReader journal,
            JournalBlocks blocks,
            WhatIf past,
            Foundry foundry,
            TradingSession session,
            BooleanSupplier busy,
            InstantSource clock) {
        this(store, artefacts, journal, blocks, past, foundry, session, busy, clock, LiveScores.Times.USUAL);
    }

    /** The same with other times of looking at scores. */
    public DeskSetup within(LiveScores.Times other) {
        return new DeskSetup(store, artefacts, journal, blocks, past, foundry, session, busy, clock, other);
    }
}
