package io.traider.journal;

import io.traider.domain.Step;
import io.traider.journal.codec.InputCodec;
import io.traider.journal.codec.Payload;
import io.traider.journal.codec.StepCodec;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are committed together, encoded and linked to the block before.
 *
 * @param sequences of its notable steps, with {@code payloads} beside them
 * @param rows for people to query, as JSON; {@code null} when there are none
 */
record Block(
        BlockHeader header,
        byte[] inputs,
        Long[] sequences,
        byte[][] payloads,
        @Nullable String rows,
        byte[] previousHash,
        byte[] hash) {

    /** @param steps at least one, in order, following the block with the hash */
    static Block of(List<Step> steps, byte[] previousHash) {
        Payload inputs = InputCodec.payload(steps.stream().map(Step::input).toList());
        List<Step> notable = steps.stream().filter(Notable::is).toList();
        List<Payload> payloads = notable.stream().map(StepCodec::payload).toList();
        MessageDigest stepsDigest = Hashes.sha256();
        for (int i = 0; i < payloads.size(); i++) {
            Hashes.addStep(
                    stepsDigest, notable.get(i).sequence(), payloads.get(i).hashed());
        }
        Step first = steps.getFirst();
        Step last = steps.getLast();
        BlockHeader header = new BlockHeader(
                first.sequence(),
                last.sequence(),
                first.input().nanos(),
                last.input().nanos(),
                notable.size(),
                Hashes.of(inputs.hashed()),
                stepsDigest.digest());
        return new Block(
                header,
                inputs.packed(),
                notable.stream().map(Step::sequence).toArray(Long[]::new),
                payloads.stream().map(Payload::packed).toArray(byte[][]::new),
                TradingRows.json(notable),
                previousHash,
                Hashes.link(previousHash, header));
    }
}
