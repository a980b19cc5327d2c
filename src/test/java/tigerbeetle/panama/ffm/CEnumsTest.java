package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.Bindings;

/** The C enums that stay below the public API; those of flags and statuses have their own tests. */
class CEnumsTest {

    private static <E extends Enum<E>> Map<String, Integer> codes(
            E[] constants, ToIntFunction<E> code) {
        return Arrays.stream(constants).collect(Collectors.toMap(Enum::name, code::applyAsInt));
    }

    @Test
    void operationsAreThoseOfTheLibraryButForItsOwnPulse() {
        Map<String, Integer> library = Bindings.constants("TB_OPERATION_");
        assertThat(library.remove("PULSE")).isEqualTo(128);
        assertThat(codes(Operation.values(), Operation::code)).isEqualTo(library).hasSize(9);
    }

    @Test
    void packetStatusesAreThoseOfTheLibraryAndComeBack() {
        Map<String, Integer> library = Bindings.constants("TB_PACKET_");
        assertThat(library).hasSize(PacketStatus.values().length - 1);
        library.forEach((name, code) ->
                assertThat(PacketStatus.fromCode(code)).isEqualTo(PacketStatus.valueOf(name)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8, 255, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void otherPacketStatusesAreUnknown(int code) {
        assertThat(PacketStatus.fromCode(code)).isEqualTo(PacketStatus.UNKNOWN);
    }

    @Test
    void initStatusesAreThoseOfTheLibraryAndComeBack() {
        Map<String, Integer> library = Bindings.constants("TB_INIT_");
        assertThat(library).hasSize(NativeInit.InitStatus.values().length);
        library.forEach((name, code) ->
                assertThat(NativeInit.InitStatus.fromCode(code))
                        .isEqualTo(NativeInit.InitStatus.valueOf(name)));
        assertThat(NativeInit.InitStatus.fromCode(99)).isEqualTo(NativeInit.InitStatus.UNEXPECTED);
    }
}
