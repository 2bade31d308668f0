package io.traider.release;

import io.traider.model.ModelFinding;
import io.traider.model.Trial;
import io.traider.model.TrialFigures;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;

/** How the platform and the process that tries models speak, in {@link Frames}. */
final class TrialFrames {

    private TrialFrames() {}

    static byte[] of(TrialOrder order) {
        return Frames.written(out -> {
            Frames.text(out, order.file());
            Frames.text(out, order.card());
            out.writeInt(order.rows());
            out.writeLong(order.budget().toNanos());
        });
    }

    static TrialOrder order(byte[] frame) throws IOException {
        return Frames.read(
                frame,
                in -> new TrialOrder(Frames.text(in), Frames.text(in), in.readInt(), Duration.ofNanos(in.readLong())));
    }

    /**
     * What comes back.
     *
     * @param stage what is done next, when it is not the end yet
     * @param of digest of the order that is answered; empty before the end
     */
    record Said(String stage, String of, Trial trial) {}

    static byte[] of(Said said) {
        return Frames.written(out -> {
            Frames.text(out, said.stage());
            Frames.text(out, said.of());
            Frames.list(out, said.trial().findings(), TrialFrames::finding);
            TrialFigures figures = said.trial().figures();
            out.writeBoolean(figures != null);
            if (figures != null) {
                figures(out, figures);
            }
        });
    }

    static Said said(byte[] frame) throws IOException {
        return Frames.read(
                frame,
                in -> new Said(
                        Frames.text(in),
                        Frames.text(in),
                        new Trial(Frames.list(in, TrialFrames::finding), in.readBoolean() ? figures(in) : null)));
    }

    private static void finding(DataOutputStream out, ModelFinding finding) throws IOException {
        Frames.text(out, finding.level().name());
        Frames.text(out, finding.where());
        Frames.text(out, finding.message());
        Frames.text(out, finding.offending());
        Frames.text(out, finding.advice());
    }

    private static ModelFinding finding(DataInputStream in) throws IOException {
        return new ModelFinding(
                ModelFinding.Level.valueOf(Frames.text(in)),
                Frames.text(in),
                Frames.text(in),
                Frames.text(in),
                Frames.text(in));
    }

    private static void figures(DataOutputStream out, TrialFigures figures) throws IOException {
        out.writeDouble(figures.loadMillis());
        out.writeInt(figures.rows());
        out.writeDouble(figures.p50Micros());
        out.writeDouble(figures.p99Micros());
        out.writeDouble(figures.budgetMicros());
        out.writeDouble(figures.goldenApart());
    }

    private static TrialFigures figures(DataInputStream in) throws IOException {
        return new TrialFigures(
                in.readDouble(), in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
