package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "CREATE_ACCOUNTS, 146, 128, 16, 8189, 65519",
        "CREATE_TRANSFERS, 147, 128, 16, 8189, 65519",
        "LOOKUP_ACCOUNTS, 140, 16, 128, 8189, 8189",
        "LOOKUP_TRANSFERS, 141, 16, 128, 8189, 8189",
        "GET_ACCOUNT_TRANSFERS, 142, 128, 128, 1, 8189",
        "GET_ACCOUNT_BALANCES, 143, 128, 128, 1, 8189",
        "QUERY_ACCOUNTS, 144, 64, 128, 1, 8189",
        "QUERY_TRANSFERS, 145, 64, 128, 1, 8189",
        "GET_CHANGE_EVENTS, 137, 64, 384, 1, 2730",
    })
    void hasTheNumbersOfTheProtocol(
            Operation operation,
            int code,
            int eventSize,
            int resultSize,
            int eventCountMax,
            int resultCountMax) {
        assertThat(operation.code()).isEqualTo(code);
        assertThat(operation.eventSize()).isEqualTo(eventSize);
        assertThat(operation.resultSize()).isEqualTo(resultSize);
        assertThat(operation.eventCountMax()).isEqualTo(eventCountMax);
        assertThat(operation.resultCountMax()).isEqualTo(resultCountMax);
    }

    /** The library aborts the process for a query with no filter, with two, or with half a one. */
    @ParameterizedTest
    @EnumSource
    void acceptsExactlyOneFilterPerQuery(Operation operation) {
        operation.checkDataSize(operation.eventSize());
        assertThatThrownBy(() -> operation.checkDataSize(operation.eventSize() + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> operation.checkDataSize(-operation.eventSize()))
                .isInstanceOf(IllegalArgumentException.class);
        if (operation.isSingleEvent()) {
            assertThatThrownBy(() -> operation.checkDataSize(0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> operation.checkDataSize(2 * operation.eventSize()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            operation
                                    + ": "
                                    + 2 * operation.eventSize()
                                    + " bytes of data are not one event of "
                                    + operation.eventSize());
        }
    }

    @Test
    void acceptsNoEventsWhereTheLibraryDoes() {
        Operation.CREATE_ACCOUNTS.checkDataSize(0);
        Operation.LOOKUP_TRANSFERS.checkDataSize(0);
    }
}
