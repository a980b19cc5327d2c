package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.bindings.tb_client;

class FlagsTest {

    @Test
    void accountFlagsAreThoseOfTheLibrary() {
        Map<String, Integer> bits =
                constants(AccountFlags.class).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, f -> f.getValue().bits()));
        assertThat(bits.remove("NONE")).isZero();
        assertThat(bits)
                .isEqualTo(Bindings.constants("TB_ACCOUNT_(?!FILTER_)"))
                .containsEntry("CLOSED", tb_client.TB_ACCOUNT_CLOSED())
                .hasSize(6);
    }

    @Test
    void transferFlagsAreThoseOfTheLibrary() {
        Map<String, Integer> bits =
                constants(TransferFlags.class).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, f -> f.getValue().bits()));
        assertThat(bits.remove("NONE")).isZero();
        assertThat(bits)
                .isEqualTo(Bindings.constants("TB_TRANSFER_"))
                .containsEntry("IMPORTED", tb_client.TB_TRANSFER_IMPORTED())
                .hasSize(9);
    }

    @Test
    void eachConstantIsWrittenAsItsName() {
        constants(AccountFlags.class).forEach((name, flag) -> assertThat(flag).hasToString(name));
        constants(TransferFlags.class).forEach((name, flag) -> assertThat(flag).hasToString(name));
    }

    @Test
    void combinationsAreWrittenInTheOrderOfTheBits() {
        assertThat(AccountFlags.of(AccountFlags.HISTORY, AccountFlags.LINKED))
                .hasToString("LINKED|HISTORY");
        assertThat(TransferFlags.of(TransferFlags.IMPORTED, TransferFlags.PENDING))
                .hasToString("PENDING|IMPORTED");
    }

    @Test
    void accountFlagsAreASet() {
        AccountFlags both = AccountFlags.LINKED.with(AccountFlags.HISTORY);
        assertThat(both).isEqualTo(AccountFlags.of(AccountFlags.HISTORY, AccountFlags.LINKED));
        assertThat(both.bits()).isEqualTo(0b1001);
        assertThat(both.contains(AccountFlags.HISTORY)).isTrue();
        assertThat(both.contains(AccountFlags.of(AccountFlags.HISTORY, AccountFlags.CLOSED)))
                .isFalse();
        assertThat(both.contains(AccountFlags.NONE)).isTrue();
        assertThat(both.without(AccountFlags.LINKED)).isEqualTo(AccountFlags.HISTORY);
        assertThat(both.without(AccountFlags.CLOSED)).isEqualTo(both);
        assertThat(both.isEmpty()).isFalse();
        assertThat(AccountFlags.of()).isEqualTo(AccountFlags.NONE);
        assertThat(AccountFlags.NONE.isEmpty()).isTrue();
    }

    @Test
    void transferFlagsAreASet() {
        TransferFlags both = TransferFlags.LINKED.with(TransferFlags.PENDING);
        assertThat(both).isEqualTo(TransferFlags.of(TransferFlags.PENDING, TransferFlags.LINKED));
        assertThat(both.bits()).isEqualTo(0b11);
        assertThat(both.contains(TransferFlags.PENDING)).isTrue();
        assertThat(both.contains(TransferFlags.of(TransferFlags.PENDING, TransferFlags.IMPORTED)))
                .isFalse();
        assertThat(both.contains(TransferFlags.NONE)).isTrue();
        assertThat(both.without(TransferFlags.LINKED)).isEqualTo(TransferFlags.PENDING);
        assertThat(both.without(TransferFlags.IMPORTED)).isEqualTo(both);
        assertThat(both.isEmpty()).isFalse();
        assertThat(TransferFlags.of()).isEqualTo(TransferFlags.NONE);
        assertThat(TransferFlags.NONE.isEmpty()).isTrue();
    }

    @Test
    void undefinedBitsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountFlags(0x41))
                .withMessage(
                        "AccountFlags.bits: 0x41 has the undefined bits 0x40; defined is 0x3f");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferFlags(0x3FF))
                .withMessage(
                        "TransferFlags.bits: 0x3ff has the undefined bits 0x200;"
                                + " defined is 0x1ff");
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountFlags(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TransferFlags(1 << 16));
    }

    /** The public constants of a type that are of that type, by name. */
    private static <T> Map<String, T> constants(Class<T> type) {
        return Arrays.stream(type.getFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == type)
                .collect(Collectors.toMap(f -> f.getName(), f -> type.cast(Bindings.get(f))));
    }
}
