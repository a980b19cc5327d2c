package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client cannot be opened with, as the official clients' constructors are tested. */
@SuppressWarnings("NullAway") // what it says of null is what is tested
class ClientBuilderTest {

    private static void assertRefused(String message, String... addresses) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.open(addresses))
                .withMessageStartingWith(message);
    }

    @Test
    void noAddressesAtAllAreRefused() {
        assertRefused("addresses: null is not allowed", (String[]) null);
        assertRefused("addresses: 0 are given, outside 1..6");
    }

    @Test
    void anAddressThatIsNullIsRefused() {
        assertRefused("addresses: null is not allowed", "3000", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder().addresses(Arrays.asList("3000", null)).open())
                .withMessage("addresses: null is not allowed");
    }

    @Test
    void emptyAddressesAreRefused() {
        assertRefused("addresses: \"\" is not one", "");
        assertRefused("addresses: \"\" is not one", "", "", "");
        assertRefused("addresses: \"\" is not one", "3000,");
    }

    @Test
    void aHundredAddressesAreRefused() {
        String[] addresses = Collections.nCopies(100, "3000").toArray(String[]::new);
        assertRefused("addresses: 100 are given, outside 1..6", addresses);
    }

    @Test
    void aBadPortIsRefused() {
        assertRefused(
                "addresses: the port in \"127.0.0.1:99999\": 99999 is outside 0..65535",
                "127.0.0.1:99999");
        assertRefused("addresses: \"127.0.0.1:x\" is not one", "127.0.0.1:x");
    }

    @Test
    void aBadClusterIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder().clusterId(-1))
                .withMessage("clusterId: -1 is outside 0..2^63-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder().clusterId((UInt128) null))
                .withMessage("clusterId: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder().clusterId((UUID) null))
                .withMessage("clusterId: null is not allowed");
    }

    @Test
    void anyOtherClusterIdIsTheClients() {
        UInt128 clusterId = Id.next();
        try (Client client = Client.builder().clusterId(clusterId).addresses("3001").open()) {
            assertThat(client.clusterId()).isEqualTo(clusterId);
        }
    }

    @Test
    void otherSettingsAreInRange() {
        for (int maxInFlight : new int[] {Integer.MIN_VALUE, 0, 65_537}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Client.builder().maxInFlight(maxInFlight))
                    .withMessage("maxInFlight: " + maxInFlight + " is outside 1..65536");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder().executor(null))
                .withMessage("executor: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Client.builder().backPressure(null))
                .withMessage("backPressure: null is not allowed");
    }
}
