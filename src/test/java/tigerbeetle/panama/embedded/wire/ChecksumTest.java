package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChecksumTest {

    private final Checksum checksum = new Checksum();

    @TestFactory
    Stream<DynamicTest> computesTheVectors() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : Vectors.read("checksum.json").get("vectors")) {
            byte[] input = HexFormat.of().parseHex(vector.get("input_hex").asText());
            U128 expected = Vectors.number(vector.get("checksum_hex").asText());
            String name = vector.get("name").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> check(input, expected)));
        }
        assertThat(tests).hasSize(57);
        return tests.stream();
    }

    private void check(byte[] input, U128 expected) {
        assertThat(checksum.of(input, 0, input.length)).isEqualTo(expected);
        byte[] shifted = new byte[input.length + 5];
        System.arraycopy(input, 0, shifted, 3, input.length);
        assertThat(checksum.of(shifted, 3, input.length)).isEqualTo(expected);
        ByteBuffer slice = ByteBuffer.wrap(shifted).slice(2, input.length + 1);
        assertThat(checksum.of(slice, 1, input.length)).isEqualTo(expected);
    }

    @Test
    void computesTheLargestBody() {
        JsonNode vector = Vectors.read("checksum.json").get("generated_vectors").get(0);
        byte[] input = new byte[vector.get("length").asInt()];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) (7 * i + 3);
        }
        assertThat(input).hasSize(Header.BODY_SIZE_MAX);
        assertThat(checksum.of(input, 0, input.length))
                .isEqualTo(Vectors.number(vector.get("checksum_hex").asText()));
    }

    @Test
    void knowsTheChecksumOfNothing() {
        assertThat(checksum.of(new byte[0], 0, 0)).isEqualTo(Checksum.OF_NOTHING);
        assertThat(Checksum.OF_NOTHING)
                .isEqualTo(Vectors.number("83cc600dc4e3e7e62d4055826174f149"));
    }

    @Test
    void staysInsideTheArray() {
        assertThatThrownBy(() -> checksum.of(new byte[10], 5, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
        ByteBuffer slice = ByteBuffer.allocate(10).slice(0, 4);
        assertThatThrownBy(() -> checksum.of(slice, 0, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
