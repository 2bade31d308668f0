package io.traider.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Input;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Price;
import io.traider.domain.Step;
import io.traider.journal.RandomSteps;
import io.traider.journal.Same;
import io.traider.journal.Seeds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class CodecTest {
    private final long seed = Seeds.next("CodecTest");

    @Test
    void randomInputsComeBackExactly() {
        RandomSteps steps = new RandomSteps(seed);
        for (int block = 0; block < 50; block++) {
            List<Input> inputs = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                inputs.add(steps.next(4).input());
            }
            assertThat(InputCodec.decode(InputCodec.encode(inputs))).isEqualTo(inputs);
        }
    }

    @Test
    void randomStepsComeBackExactly() {
        RandomSteps steps = new RandomSteps(seed);
        for (int i = 0; i < 1000; i++) {
            Step step = steps.next(2);
            Same.assertSame(StepCodec.decode(StepCodec.encode(step)), step);
        }
    }

    /** In the same array, with names of the steps before, and when there are too many of these to be kept. */
    @Test
    void stepsOneAfterTheOtherHaveTheContentOfEachAlone() {
        RandomSteps steps = new RandomSteps(seed);
        StepContent content = new StepContent();
        for (int i = 0; i < 2_000; i++) {
            Step step = steps.next(2);
            content.write(step);
            MessageDigest digest = sha256();
            content.into(digest);
            byte[] alone = StepCodec.content(step);
            assertThat(content.size()).isEqualTo(alone.length);
            assertThat(digest.digest()).isEqualTo(sha256().digest(alone));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Written by the first version, before orders had conditions. */
    @Test
    void aStepOfTheFirstVersionIsReadStill() {
        String old = "01b40163e76a6858f376c586c5bf0c18185842cc750d19191881a89881dfc9d3cfd1cfd935de2d342434c8359881dd"
                + "29c43934d8258481d929349281d5c7d3d713c8760f716938d6d6cfc8d8b0a271eec77df3981a4eac5fa0cac8c7c01ee0ea"
                + "e7e2e9e7cec0c0c800b703ce600001a03d4ccc2cac6cec584de0c0a51300";
        Step step = StepCodec.decode(HexFormat.of().parseHex(old));
        assertThat(step.orders()).singleElement().satisfies(order -> {
            assertThat(order.id()).isEqualTo("T7-1");
            assertThat(order.intent().plain()).isTrue();
            assertThat(order.intent().reduceOnly()).isTrue();
            assertThat(order.intent().limit()).isEqualTo(Price.parse("63000.1"));
        });
        assertThat(StepCodec.decode(StepCodec.encode(step))).isEqualTo(step);
    }

    /** By a reader that knows names of steps before, with other names on the same places too. */
    @Test
    void decisionsOfRandomStepsComeBackExactly() {
        RandomSteps steps = new RandomSteps(seed);
        DecisionReader reader = new DecisionReader();
        for (int i = 0; i < 1000; i++) {
            Step step = steps.next(2);
            Same.assertSameDecisions(reader.read(StepCodec.encode(step)), step.decisions());
        }
    }

    @Test
    void nameAfterNameIsReadAsItStands() {
        KnownNames known = new KnownNames();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 5_000; i++) {
                String name = "naïve name " + i + "x".repeat(i % 140);
                byte[] utf8 = ("-" + name + "-").getBytes(StandardCharsets.UTF_8);
                assertThat(known.name(utf8, 1, utf8.length - 2)).isEqualTo(name);
            }
        }
        byte[] again = "-order value-".getBytes(StandardCharsets.UTF_8);
        assertThat(known.name(again, 1, 11)).isSameAs(known.name(again.clone(), 1, 11));
    }

    /** What is kept as it is goes for a deflated stream, so that whoever read the log before reads it still. */
    @Test
    void stepsWithDecisionsAreNotCompressedAndAnyInflaterReadsThem() throws DataFormatException {
        Step step = new RandomSteps(seed).busy();
        Payload payload = StepCodec.payload(step);
        assertThat(step.decisions()).isNotEmpty();
        int head = payload.packed().length - payload.content().length;
        assertThat(head).isBetween(7, 10);
        Inflater inflater = new Inflater(true);
        inflater.setInput(payload.packed(), head - 5, payload.packed().length - head + 5);
        byte[] inflated = new byte[payload.content().length];
        assertThat(inflater.inflate(inflated)).isEqualTo(inflated.length);
        assertThat(inflated).isEqualTo(payload.content());
        assertThat(inflater.inflate(new byte[1])).isZero();
        assertThat(inflater.finished()).isTrue();
        inflater.end();
    }

    @Test
    void aStepWithDecisionsThatEndsEarlyOrGoesOnIsRefused() {
        byte[] whole = StepCodec.encode(new RandomSteps(seed).busy());
        assertThatThrownBy(() -> StepCodec.decode(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StepCodec.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goes on");
    }

    @Test
    void equalStepsAreEqualBytes() {
        Step step = new RandomSteps(seed).busy();
        byte[] once = StepCodec.encode(step);
        assertThat(StepCodec.encode(StepCodec.decode(once))).isEqualTo(once);
    }

    @Test
    void aDamagedPayloadIsRefusedAndNeverMoreThanThat() {
        RandomSteps steps = new RandomSteps(seed);
        Random random = new Random(seed);
        List<Input> inputs = List.of(
                steps.busy().input(), steps.quiet().input(), steps.quiet().input());
        byte[] payload = InputCodec.encode(inputs);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = payload.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(InputCodec.decode(damaged)).isNotNull();
            } catch (IllegalArgumentException | ArithmeticException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    /** What was neither borrowed nor liquidated is written as ever, so hashes of earlier journals stay. */
    @Test
    void onlyWhatWasChargedIsOfTheVersionThatKnowsIt() {
        assertThat(recorded("0", "0")[0]).isLessThanOrEqualTo((byte) Packing.MEMBERS);
        assertThat(recorded("1.5", "0")[0]).isEqualTo((byte) Packing.CHARGES);
        assertThat(recorded("0", "2")[0]).isEqualTo((byte) Packing.CHARGES);
        assertThat(StepCodec.decode(recorded("1.5", "2")).portfolio()).satisfies(summary -> {
            assertThat(summary.borrow()).isEqualByComparingTo("1.5");
            assertThat(summary.penalties()).isEqualByComparingTo("2");
            assertThat(summary.peak()).isEqualByComparingTo("8");
        });
    }

    private static byte[] recorded(String borrow, String penalties) {
        BigDecimal one = BigDecimal.ONE;
        PortfolioSummary summary = new PortfolioSummary(
                "USD",
                1,
                one,
                one,
                one,
                one,
                one,
                one,
                one,
                new BigDecimal(borrow),
                new BigDecimal(penalties),
                new BigDecimal("8"),
                one);
        return StepCodec.encode(new Step(
                1,
                new Input.Timer(1),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                summary));
    }

    @Test
    void anUnknownVersionIsNamed() {
        assertThatThrownBy(() -> InputCodec.decode(new byte[] {Packing.VERSION + 1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version " + (Packing.VERSION + 1));
    }
}
