package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_DEBITS;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_NOT_FOUND;
import static tigerbeetle.panama.RetryAdvice.AFTER_CORRECTION;
import static tigerbeetle.panama.RetryAdvice.INVESTIGATE;
import static tigerbeetle.panama.RetryAdvice.NEW_ID;
import static tigerbeetle.panama.RetryAdvice.NOT_NEEDED;
import static tigerbeetle.panama.RetryAdvice.WITH_ITS_CHAIN;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateStatusTest {

    /** Both ways: no status is missing here, and none is here that the library does not have. */
    @Test
    void accountStatusesAreThoseOfTheLibrary() {
        assertThat(codes(CreateAccountStatus.values()))
                .isEqualTo(Bindings.constants("TB_CREATE_ACCOUNT_"))
                .hasSize(27);
    }

    @Test
    void transferStatusesAreThoseOfTheLibrary() {
        assertThat(codes(CreateTransferStatus.values()))
                .isEqualTo(Bindings.constants("TB_CREATE_TRANSFER_"))
                .hasSize(68);
    }

    @Test
    void everyCodeFindsItsStatus() {
        for (CreateAccountStatus status : CreateAccountStatus.values()) {
            assertThat(CreateAccountStatus.fromCode(status.code())).isSameAs(status);
        }
        for (CreateTransferStatus status : CreateTransferStatus.values()) {
            assertThat(CreateTransferStatus.fromCode(status.code())).isSameAs(status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -2, 0, 27, Integer.MAX_VALUE})
    void otherCodesAreRefusedForAccounts(int code) {
        assertRefused(CreateAccountStatus::fromCode, "CreateAccountStatus", code);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -2, 0, 18, 69, Integer.MAX_VALUE})
    void otherCodesAreRefusedForTransfers(int code) {
        assertRefused(CreateTransferStatus::fromCode, "CreateTransferStatus", code);
    }

    private static void assertRefused(IntFunction<?> fromCode, String type, int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromCode.apply(code))
                .withMessage("%s: no status has the code %d", type, code);
    }

    @Test
    void sevenTransferStatusesAndNoAccountStatusAreTransient() {
        assertThat(CreateTransferStatus.values())
                .filteredOn(CreateStatus::isTransient)
                .containsExactly(
                        DEBIT_ACCOUNT_NOT_FOUND,
                        CREDIT_ACCOUNT_NOT_FOUND,
                        PENDING_TRANSFER_NOT_FOUND,
                        EXCEEDS_CREDITS,
                        EXCEEDS_DEBITS,
                        DEBIT_ACCOUNT_ALREADY_CLOSED,
                        CREDIT_ACCOUNT_ALREADY_CLOSED);
        assertThat(CreateAccountStatus.values()).noneMatch(CreateStatus::isTransient);
    }

    @Test
    void kindsFollowTheNames() {
        for (CreateStatus status : CreateAccountStatus.values()) {
            assertKindFollowsName(status);
        }
        for (CreateStatus status : CreateTransferStatus.values()) {
            assertKindFollowsName(status);
        }
    }

    private static void assertKindFollowsName(CreateStatus status) {
        String name = status.name();
        assertThat(status.isCreated()).as(name).isEqualTo(name.equals("CREATED"));
        assertThat(status.isExists()).as(name).isEqualTo(name.equals("EXISTS"));
        assertThat(status.isExistsWithDifferent())
                .as(name)
                .isEqualTo(name.startsWith("EXISTS_WITH_DIFFERENT_"));
        assertThat(status.kind() == CreateStatus.Kind.CHAIN)
                .as(name)
                .isEqualTo(name.startsWith("LINKED_EVENT_"));
    }

    /** Every status of both enums, each under the one advice that is right for it. */
    @Test
    void everyStatusHasAnAdvice() {
        Map<RetryAdvice, List<String>> accounts = byAdvice(CreateAccountStatus.values());
        assertThat(accounts.get(NOT_NEEDED)).containsExactly("CREATED", "EXISTS");
        assertThat(accounts.get(WITH_ITS_CHAIN)).containsExactly("LINKED_EVENT_FAILED");
        assertThat(accounts.get(INVESTIGATE))
                .hasSize(6)
                .allMatch(name -> name.startsWith("EXISTS_WITH_DIFFERENT_"));
        assertThat(accounts).doesNotContainKey(NEW_ID);
        assertThat(accounts.get(AFTER_CORRECTION)).hasSize(27 - 2 - 1 - 6);

        Map<RetryAdvice, List<String>> transfers = byAdvice(CreateTransferStatus.values());
        assertThat(transfers.get(NOT_NEEDED)).containsExactly("CREATED", "EXISTS");
        assertThat(transfers.get(WITH_ITS_CHAIN)).containsExactly("LINKED_EVENT_FAILED");
        assertThat(transfers.get(INVESTIGATE))
                .hasSize(11)
                .allMatch(name -> name.startsWith("EXISTS_WITH_DIFFERENT_"));
        assertThat(transfers.get(NEW_ID))
                .containsExactly(
                        "DEBIT_ACCOUNT_NOT_FOUND",
                        "CREDIT_ACCOUNT_NOT_FOUND",
                        "PENDING_TRANSFER_NOT_FOUND",
                        "EXCEEDS_CREDITS",
                        "EXCEEDS_DEBITS",
                        "DEBIT_ACCOUNT_ALREADY_CLOSED",
                        "CREDIT_ACCOUNT_ALREADY_CLOSED",
                        "ID_ALREADY_FAILED");
        assertThat(transfers.get(AFTER_CORRECTION))
                .hasSize(68 - 2 - 1 - 11 - 8)
                .contains(
                        "LINKED_EVENT_CHAIN_OPEN", "OVERFLOWS_DEBITS", "PENDING_TRANSFER_EXPIRED");
    }

    private static Map<RetryAdvice, List<String>> byAdvice(CreateStatus... statuses) {
        return Arrays.stream(statuses)
                .collect(
                        Collectors.groupingBy(
                                CreateStatus::retryAdvice,
                                Collectors.mapping(CreateStatus::name, Collectors.toList())));
    }

    @Test
    void whatIsCreatedOrExistsIsDone() {
        assertThat(CreateAccountStatus.values())
                .filteredOn(CreateStatus::isDone)
                .containsExactly(CreateAccountStatus.CREATED, CreateAccountStatus.EXISTS);
        assertThat(CreateTransferStatus.values())
                .filteredOn(CreateStatus::isDone)
                .containsExactly(CreateTransferStatus.CREATED, CreateTransferStatus.EXISTS);
    }

    private static Map<String, Integer> codes(CreateStatus... statuses) {
        return Arrays.stream(statuses)
                .collect(Collectors.toMap(CreateStatus::name, CreateStatus::code));
    }
}
