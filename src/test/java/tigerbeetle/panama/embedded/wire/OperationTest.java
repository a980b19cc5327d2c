package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of protocol.md, section 11.1. */
class OperationTest {

    private static final int DEVELOPMENT = 32_512;

    @ParameterizedTest
    @CsvSource({
        "129, create_accounts_unbatched, 128, 8, no, 8190, 8190",
        "130, create_transfers_unbatched, 128, 8, no, 8190, 8190",
        "131, lookup_accounts_unbatched, 16, 128, no, 8190, 8190",
        "132, lookup_transfers_unbatched, 16, 128, no, 8190, 8190",
        "133, get_account_transfers_unbatched, 128, 128, no, 1, 8190",
        "134, get_account_balances_unbatched, 128, 128, no, 1, 8190",
        "135, query_accounts_unbatched, 64, 128, no, 1, 8190",
        "136, query_transfers_unbatched, 64, 128, no, 1, 8190",
        "137, get_change_events, 64, 384, no, 1, 2730",
        "138, create_accounts_sparse, 128, 8, yes, 8189, 8189",
        "139, create_transfers_sparse, 128, 8, yes, 8189, 8189",
        "140, lookup_accounts, 16, 128, yes, 8189, 8189",
        "141, lookup_transfers, 16, 128, yes, 8189, 8189",
        "142, get_account_transfers, 128, 128, yes, 1, 8189",
        "143, get_account_balances, 128, 128, yes, 1, 8189",
        "144, query_accounts, 64, 128, yes, 1, 8189",
        "145, query_transfers, 64, 128, yes, 1, 8189",
        "146, create_accounts, 128, 16, yes, 8189, 8189",
        "147, create_transfers, 128, 16, yes, 8189, 8189"
    })
    void hasItsRow(
            int number,
            String name,
            int eventSize,
            int resultSize,
            String multiBatch,
            int eventCountMax,
            int resultCountMax) {
        Operation operation = Operation.valueOf(name.toUpperCase(Locale.ROOT));
        assertThat(Operation.of(number)).isEqualTo(operation);
        assertThat(operation.number()).isEqualTo(number);
        assertThat(operation.eventSize()).isEqualTo(eventSize);
        assertThat(operation.resultSize()).isEqualTo(resultSize);
        assertThat(operation.isMultiBatch()).isEqualTo(multiBatch.equals("yes"));
        if (operation.kind().isBatchable()) {
            assertThat(operation.eventCountMax(Header.BODY_SIZE_MAX)).isEqualTo(eventCountMax);
            assertThat(operation.eventCountMax(Header.BODY_SIZE_MAX)).isEqualTo(resultCountMax);
        } else {
            assertThat(eventCountMax).isEqualTo(1);
            assertThat(operation.replyCountMax()).isEqualTo(resultCountMax);
        }
    }

    @Test
    void hasNoOtherNumbers() {
        for (int number = 0; number < 256; number++) {
            boolean isDefined = number >= 129 && number <= 147;
            assertThat(Operation.of(number) != null).as("number %d", number).isEqualTo(isDefined);
        }
    }

    @Test
    void hasTheLimitsOfADevelopmentServer() {
        assertThat(Operation.CREATE_TRANSFERS.eventCountMax(DEVELOPMENT)).isEqualTo(253);
        assertThat(Operation.CREATE_TRANSFERS_UNBATCHED.eventCountMax(DEVELOPMENT)).isEqualTo(254);
        assertThat(Operation.LOOKUP_ACCOUNTS.eventCountMax(DEVELOPMENT)).isEqualTo(2031);
        assertThat(Operation.LOOKUP_ACCOUNTS_UNBATCHED.eventCountMax(DEVELOPMENT)).isEqualTo(2032);
    }

    @Test
    void releasesAreComparedAsNumbers() {
        assertThat(Release.SERVER).isEqualTo(0x1109);
        assertThat(Release.CLIENT_MIN).isEqualTo(0x1004);
        assertThat(Release.toString(0x104e)).isEqualTo("0.16.78");
        assertThat(Release.toString(Release.of(65_535, 1, 2))).isEqualTo("65535.1.2");
    }
}
