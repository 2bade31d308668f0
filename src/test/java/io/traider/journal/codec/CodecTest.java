package io.traider.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.journal.RandomSteps;
import io.traider.journal.Same;
import io.traider.journal.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    @Test
    void anUnknownVersionIsNamed() {
        assertThatThrownBy(() -> InputCodec.decode(new byte[] {9, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 9");
    }
}
