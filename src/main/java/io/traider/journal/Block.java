package io.traider.journal;

import io.traider.domain.Step;
import io.traider.journal.codec.InputCodec;
import io.traider.journal.codec.StepCodec;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps that are committed together, encoded and linked to the block before.
 *
 * @param notable its notable steps, with {@code payloads} beside them
 */
record Block(
        BlockHeader header,
        byte[] inputs,
        List<Step> notable,
        List<byte[]> payloads,
        byte[] previousHash,
        byte[] hash) {

    /** @param steps at least one, in order, following the block with the hash */
    static Block of(List<Step> steps, byte[] previousHash) {
        byte[] inputs = InputCodec.encode(steps.stream().map(Step::input).toList());
        List<Step> notable = steps.stream().filter(Notable::is).toList();
        List<byte[]> payloads = new ArrayList<>(notable.size());
        MessageDigest stepsDigest = Hashes.sha256();
        for (Step step : notable) {
            byte[] payload = StepCodec.encode(step);
            payloads.add(payload);
            Hashes.addStep(stepsDigest, step.sequence(), payload);
        }
        Step first = steps.getFirst();
        Step last = steps.getLast();
        BlockHeader header = new BlockHeader(
                first.sequence(),
                last.sequence(),
                first.input().nanos(),
                last.input().nanos(),
                notable.size(),
                Hashes.of(inputs),
                stepsDigest.digest());
        return new Block(header, inputs, notable, payloads, previousHash, Hashes.link(previousHash, header));
    }
}
