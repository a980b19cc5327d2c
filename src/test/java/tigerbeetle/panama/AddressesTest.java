package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "3000, 3000",
        "0, 0",
        "1.2.3.4, 1.2.3.4:3001",
        "1.2.3.4:3000, 1.2.3.4:3000",
        "[::1], [0:0:0:0:0:0:0:1]:3001",
        "[::1]:3000, [0:0:0:0:0:0:0:1]:3000",
        "localhost:3000, 127.0.0.1:3000",
        "'3000, 3001 ,127.0.0.1:3002', '3000,3001,127.0.0.1:3002'",
    })
    void acceptsWhatTheLibraryDoesAndHostNames(String given, String resolved) {
        assertThat(Addresses.resolve(List.of(given))).isEqualTo(resolved);
    }

    @Test
    void joinsSeveral() {
        assertThat(Addresses.resolve(List.of("3000", "3001,3002"))).isEqualTo("3000,3001,3002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "3000,",
                "::1",
                "1.2.3.4:",
                "65536",
                "1.2.3.4:65536",
                "+3000",
                "03000",
                "1.2.3.4:03000",
                "256.1.1.1",
                "1.2.3.4.5",
                "a b",
                "db1:x",
                "[::1]x",
                "-1",
                "tcp://db1",
                "[::1",
                "1.2.3.4:99999999999"
            })
    void refusesOthersByName(String given) {
        assertThatThrownBy(() -> Addresses.resolve(List.of(given)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("addresses: ");
    }

    @Test
    void refusesNoneAndMoreThanSix() {
        assertThatThrownBy(() -> Addresses.resolve(List.of()))
                .hasMessage(
                        "addresses: 0 are given, outside 1..6: one for each replica of the"
                                + " cluster");
        assertThatThrownBy(() -> Addresses.resolve(List.of("1,2,3,4,5,6,7")))
                .hasMessage(
                        "addresses: 7 are given, outside 1..6: one for each replica of the"
                                + " cluster");
    }

    @Test
    void saysWhichPortIsTooLarge() {
        assertThatThrownBy(() -> Addresses.resolve(List.of("db1:65536")))
                .hasMessage("addresses: the port in \"db1:65536\": 65536 is outside 0..65535");
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void refusesNull() {
        assertThatThrownBy(() -> Client.open((String) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("addresses: null is not allowed");
    }

    @Test
    void saysWhichHostNameIsUnknown() {
        assertThatThrownBy(() -> Addresses.resolve(List.of("no-such-host.invalid:3000")))
                .isInstanceOf(InitializationException.class)
                .hasMessageContaining("\"no-such-host.invalid\"");
    }
}
