package io.traider.venue.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Venue;
import io.traider.venue.Frame;
import io.traider.venue.Frame.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {

    private static final String SPOT_DEPTH =
            "{\"stream\":\"x@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"X\",\"U\":%d,\"u\":%d,\"b\":[],\"a\":[]}}";
    private static final String SNAPSHOT = "{\"lastUpdateId\":100,\"bids\":[],\"asks\":[]}";
    private static final String KRAKEN_BEAT = "{\"channel\":\"heartbeat\"}";
    private static final String COINBASE = "{\"channel\":\"heartbeats\",\"timestamp\":\"2026-08-24T22:34:13.5Z\","
            + "\"sequence_num\":%d,\"events\":[]}";

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    private Path gzip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static List<Frame> frames(Capture capture) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = capture.open()) {
            reader.forEachRemaining(frames::add);
        }
        return frames;
    }

    private static String text(Frame frame) {
        return new String(frame.payload(), StandardCharsets.UTF_8);
    }

    @Test
    void messagesAndAnswersOfOneCryptofeedRecordingAreMergedByTime() throws IOException {
        String url = "wss://stream.binance.com:9443/stream?streams=x@depth";
        Path messages = file(
                "any.txt",
                url + " <-> 1633998511.1\n" + url + " <- 1633998511.2: {\"method\":\"SUBSCRIBE\"}\n1633998512.0633569: "
                        + SPOT_DEPTH.formatted(1, 2) + "\n1633998514.5: " + SPOT_DEPTH.formatted(3, 4) + "\n");
        file(
                "other.txt",
                "https://api.binance.com/api/v3/exchangeInfo -> 1633998512.1: {\"symbols\":[]}\n"
                        + "https://api.binance.com/api/v3/depth?symbol=X&limit=5 -> 1633998513.25: " + SNAPSHOT
                        + "\n\n");
        for (Path path : List.of(folder, messages, folder.resolve("other.txt"))) {
            List<Capture> captures = CaptureReader.find(path);
            assertThat(captures).hasSize(1);
            assertThat(captures.getFirst().protocol()).isEqualTo(Protocol.BINANCE);
            assertThat(captures.getFirst().path()).endsWith("any.txt+other.txt");
            List<Frame> frames = frames(captures.getFirst());
            assertThat(frames)
                    .extracting(Frame::kind)
                    .containsExactly(Kind.OPENED, Kind.MESSAGE, Kind.REST, Kind.MESSAGE);
            assertThat(frames).extracting(Frame::connection).containsOnly("any.txt");
            assertThat(frames.get(1).receivedNanos()).isEqualTo(1_633_998_512_063_356_900L);
            assertThat(frames.get(2).subject()).contains("symbol=X");
        }
    }

    @Test
    void recordingsOfOtherTimesAreOtherCaptures() throws IOException {
        file("a", "1633998512.5: " + SPOT_DEPTH.formatted(1, 2) + "\n");
        file("b", "1733998512.5: " + SPOT_DEPTH.formatted(1, 2) + "\n");
        assertThat(CaptureReader.find(folder)).hasSize(2);
    }

    @Test
    void stampedLinesHoldMessagesAndTheSnapshotsOfTheirSymbol() throws IOException {
        Path path = gzip(
                "day",
                "1723161253937085768 " + SPOT_DEPTH.formatted(1, 2) + "\n1723161253937085769 " + SNAPSHOT + "\n");
        List<Frame> frames = frames(CaptureReader.find(path).getFirst());
        assertThat(frames).extracting(Frame::kind).containsExactly(Kind.MESSAGE, Kind.REST);
        assertThat(frames.getLast().subject()).isEqualTo("/depth?symbol=X");
        assertThat(frames.getFirst().receivedNanos()).isEqualTo(1_723_161_253_937_085_768L);
    }

    @Test
    void filesThatGoOnWhereOthersStoppedAreOneCaptureInAFolder() throws IOException {
        gzip("z1.gz", "1723161253937085768 " + SPOT_DEPTH.formatted(1, 2) + "\n");
        gzip("a2.gz", "1723161253937085769 " + SPOT_DEPTH.formatted(3, 4) + "\n");
        gzip("b3.gz", "1723161253937085770 " + SPOT_DEPTH.formatted(6, 7) + "\n");
        assertThat(CaptureReader.find(folder))
                .extracting(Capture::path)
                .containsExactly(folder.resolve("b3.gz").toString(), folder.resolve("z1.gz") + "+a2.gz");
        assertThat(CaptureReader.find(folder.resolve("a2.gz"))).hasSize(1);
        assertThat(frames(CaptureReader.find(folder).getLast()))
                .extracting(Frame::connection)
                .containsExactly("z1.gz", "z1.gz");
    }

    @Test
    void cbcapIsReadByLength() throws IOException {
        Path path = file("x.bin", "CBCAP1 kraken BTC/USD 5\n10 23\n" + KRAKEN_BEAT + "\n11 3\n{\n}\n12 50\n{\"cut\"");
        Capture capture = CaptureReader.find(path).getFirst();
        assertThat(capture.protocol()).isEqualTo(Protocol.KRAKEN);
        assertThat(frames(capture))
                .extracting(CaptureReaderTest::text)
                .containsExactly(KRAKEN_BEAT, "{\n}", "{\"cut\"");
        assertThat(frames(capture)).extracting(Frame::receivedNanos).containsExactly(10L, 11L, 12L);
    }

    @Test
    void plainLinesHaveTheVenuesOwnTimes() throws IOException {
        Path path = file("lines", COINBASE.formatted(0) + "\r\n" + COINBASE.formatted(1) + "\n\n");
        Capture capture = CaptureReader.find(path).getFirst();
        assertThat(capture.protocol()).isEqualTo(Protocol.COINBASE);
        assertThat(frames(capture)).extracting(Frame::receivedNanos).containsOnly(1_787_610_853_500_000_000L);
        assertThat(frames(capture)).extracting(CaptureReaderTest::text).startsWith(COINBASE.formatted(0));
    }

    @Test
    void brokenLinesAreHandedOnToBeCounted() throws IOException {
        Path path =
                file("x", "1633998512.5: " + SPOT_DEPTH.formatted(1, 2) + "\ngarbage\n1633998513.5: {\"e\":\"dep\n");
        assertThat(frames(CaptureReader.find(path).getFirst()))
                .extracting(CaptureReaderTest::text)
                .containsExactly(SPOT_DEPTH.formatted(1, 2), "garbage", "{\"e\":\"dep");
    }

    @Test
    void aCompressedFileThatWasCutOffIsReadAsFarAsItGoes() throws IOException {
        StringBuilder content = new StringBuilder();
        for (int i = 1; i < 20_000; i++) {
            content.append(1_723_161_253_937_085_768L + i)
                    .append(' ')
                    .append(SPOT_DEPTH.formatted(i, i))
                    .append('\n');
        }
        Path path = gzip("day.gz", content.toString());
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(frames(CaptureReader.find(path).getFirst()).size()).isBetween(1_000, 19_000);
    }

    @Test
    void filesWithoutFramesArePassedOverInAFolderAndAnErrorWhenNamed() throws IOException {
        file("LICENSE", "Copyright (c) 2024\n\nPermission is hereby granted, free of charge\n");
        file("sub/prices.csv", "time,open,high\n1633998512,1,2\n");
        file("sub/doc.json", "{\n  \"channel\": \"book\"\n}\n");
        file("sub/other.json", "{\"method\":\"GET\",\"answer\":[1,2,3]}");
        file("empty", "");
        Files.write(folder.resolve("binary"), new byte[] {1, 2, 0, 4, 10, 5});
        assertThat(CaptureReader.find(folder)).isEmpty();
        assertThatThrownBy(() -> CaptureReader.find(folder.resolve("LICENSE")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("LICENSE")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> CaptureReader.find(folder.resolve("nothing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void protocolsThatAreNotReadAreKnown() throws IOException {
        file("1/a", "1618677817.06: {\"type\":\"subscriptions\",\"channels\":[]}\n");
        file(
                "2/a",
                "1618677817.06: {\"connectionID\":18239578009413566319,\"event\":\"systemStatus\",\"status\":\"online\"}\n");
        file("3/a", "1618677817.06: {\"jsonrpc\":\"2.0\",\"id\":0,\"result\":[]}\n");
        file("4/a", "wss://www.bitmex.com/realtime <-> 1618677817.0\n1618677817.06: {\"table\":\"trade\"}\n");
        List<Capture> captures = CaptureReader.find(folder);
        assertThat(captures)
                .extracting(Capture::protocol)
                .containsExactly(Protocol.COINBASE_EXCHANGE, Protocol.KRAKEN_V1, Protocol.DERIBIT, Protocol.UNKNOWN);
        assertThat(captures).noneMatch(Capture::supported).allMatch(capture -> capture.size() == 1);
        try (FrameReader reader = CaptureReader.open(folder)) {
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void theFramesOfAWholeFolderComeInTheOrderOfTheirArrival() throws IOException {
        file(
                "spot",
                "1723161253937085768 " + SPOT_DEPTH.formatted(1, 2) + "\n1723161253937085770 "
                        + SPOT_DEPTH.formatted(3, 4));
        file("kraken", "1723161253937085769 " + KRAKEN_BEAT + "\n");
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = CaptureReader.open(folder)) {
            reader.forEachRemaining(frames::add);
        }
        assertThat(frames).extracting(Frame::venue).containsExactly(Venue.BINANCE, Venue.KRAKEN, Venue.BINANCE);
    }
}
