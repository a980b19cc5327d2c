package tigerbeetle.panama.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tigerbeetle.panama.UInt128;

class AssetsTest {

    private static final Asset USD = new Asset(700, "USD", 2);
    private static final Asset JPY = new Asset(0xFFFF_FFFFL, "JPY", 0);

    private final Assets assets = Assets.of(JPY, USD);

    @Test
    void findsByLedger() {
        assertThat(assets.find(700)).contains(USD);
        assertThat(assets.get(0xFFFF_FFFFL)).isEqualTo(JPY);
        assertThat(assets.find(701)).isEmpty();
        assertThat(assets.find(-1)).isEmpty();
        assertThat(Assets.none().find(700)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assets.get(701))
                .withMessage(
                        "Assets.get: no asset of the ledger 701; there are Assets[Asset[ledger=700,"
                                + " unit=USD, scale=2], Asset[ledger=4294967295, unit=JPY,"
                                + " scale=0]]");
    }

    @Test
    void formatsByLedger() {
        assertThat(assets.format(700, UInt128.of(5))).isEqualTo("0.05 USD");
        assertThat(assets.format(701, UInt128.of(5))).isEqualTo("5");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void refusesTwoOfOneLedgerAndNulls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assets.of(USD, JPY, new Asset(700, "EUR", 2)))
                .withMessage("assets[2]: the ledger 700 is that of USD and of EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assets.of(USD, null))
                .withMessage("assets[1]: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assets.of((Asset[]) null))
                .withMessage("assets: null is not allowed");
    }
}
