package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges, builders and texts; {@link RecordBytesTest} has the bytes. */
class RecordsTest {

    private static final UInt128 ID = UInt128.of(7);

    @ParameterizedTest
    @CsvSource({
        "code, -1, 0..65535",
        "code, 65536, 0..65535",
        "code, 70000, 0..65535",
        "ledger, -1, 0..4294967295",
        "ledger, 4294967296, 0..4294967295",
        "userData32, -1, 0..4294967295",
        "userData32, 4294967296, 0..4294967295",
    })
    void accountNamesFieldValueAndRange(String field, long value, String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(Account.builder(), field, value).build())
                .withMessage("Account.%s: %d is outside %s", field, value, range);
    }

    private static AccountBuilder set(AccountBuilder builder, String field, long value) {
        return switch (field) {
            case "code" -> builder.code((int) value);
            case "ledger" -> builder.ledger(value);
            case "userData32" -> builder.userData32(value);
            default -> throw new AssertionError(field);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "code, -1, 0..65535",
        "code, 65536, 0..65535",
        "ledger, -1, 0..4294967295",
        "ledger, 4294967296, 0..4294967295",
        "timeout, -1, 0..4294967295",
        "timeout, 4294967296, 0..4294967295",
        "userData32, -1, 0..4294967295",
        "userData32, 4294967296, 0..4294967295",
    })
    void transferNamesFieldValueAndRange(String field, long value, String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(Transfer.builder(), field, value).build())
                .withMessage("Transfer.%s: %d is outside %s", field, value, range);
    }

    private static TransferBuilder set(TransferBuilder builder, String field, long value) {
        return switch (field) {
            case "code" -> builder.code((int) value);
            case "ledger" -> builder.ledger(value);
            case "timeout" -> builder.timeout(value);
            case "userData32" -> builder.userData32(value);
            default -> throw new AssertionError(field);
        };
    }

    @Test
    void theGreatestValuesFit() {
        Account account =
                Account.builder()
                        .id(UInt128.MAX)
                        .userData32(0xFFFF_FFFFL)
                        .userData64(-1)
                        .ledger(0xFFFF_FFFFL)
                        .code(0xFFFF)
                        .timestamp(-1)
                        .build();
        assertThat(account.ledger()).isEqualTo(4294967295L);
        assertThat(account)
                .hasToString(
                        "Account[id=340282366920938463463374607431768211455,"
                                + " userData64=18446744073709551615, userData32=4294967295,"
                                + " ledger=4294967295, code=65535,"
                                + " timestamp=18446744073709551615]");
    }

    @Test
    void whatOnlyTheServerCanJudgeIsNotRefused() {
        assertThat(Account.builder().build()).hasToString("Account[id=0]");
        assertThat(Transfer.builder().build()).hasToString("Transfer[id=0]");
        assertThat(Transfer.of(ID, ID, ID, 0, 0, 0).debitAccountId()).isEqualTo(ID);
    }

    @Test
    void negativeLongsAreRefusedByField() {
        assertNegativeRefused("Account.id", value -> Account.of(value, 1, 1));
        assertNegativeRefused("Account.userData128", Account.builder()::userData128);
        assertNegativeRefused("Account.creditsPosted", Account.builder()::creditsPosted);
        assertNegativeRefused("Transfer.id", value -> Transfer.of(value, 1, 2, 3, 1, 1));
        assertNegativeRefused("Transfer.amount", value -> Transfer.of(1, 1, 2, value, 1, 1));
        assertNegativeRefused("Transfer.amount", value -> Transfer.of(ID, ID, ID, value, 1, 1));
        assertNegativeRefused("Transfer.amount", value -> Transfer.postPending(ID, ID, value));
        assertNegativeRefused("Transfer.pendingId", value -> Transfer.voidPending(1, value));
    }

    private static void assertNegativeRefused(String field, Function<Long, ?> setter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.apply(-5L))
                .withMessage("%s: -5 is outside 0..2^63-1", field);
    }

    @Test
    @SuppressWarnings("NullAway") // What this test is about.
    void nullsAreRefusedByField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.of(null, 1, 1))
                .withMessage("Account.id: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transfer.of(ID, ID, ID, (UInt128) null, 1, 1))
                .withMessage("Transfer.amount: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountBalance(ID, ID, ID, null, 1))
                .withMessage("AccountBalance.creditsPosted: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreateAccountResult(0, null, 1))
                .withMessage("CreateAccountResult.status: null is not allowed");
    }

    @Test
    void accountShorthandsAreTheSame() {
        Account account = Account.of(UInt128.of(7), 700, 10);
        assertThat(account)
                .isEqualTo(Account.of(7, 700, 10))
                .isEqualTo(Account.builder().id(7).ledger(700).code(10).build())
                .hasToString("Account[id=7, ledger=700, code=10]");
    }

    @Test
    void transferShorthandsAreTheSame() {
        UInt128 debit = UInt128.of(1);
        UInt128 credit = UInt128.of(2);
        assertThat(Transfer.of(ID, debit, credit, UInt128.of(100), 700, 10))
                .isEqualTo(Transfer.of(ID, debit, credit, 100, 700, 10))
                .isEqualTo(Transfer.of(7, 1, 2, 100, 700, 10))
                .hasToString(
                        "Transfer[id=7, debitAccountId=1, creditAccountId=2, amount=100,"
                                + " ledger=700, code=10]");
    }

    @Test
    void secondPhases() {
        assertThat(Transfer.postPending(ID, UInt128.of(5)))
                .isEqualTo(Transfer.postPending(7, 5))
                .isEqualTo(Transfer.postPending(ID, UInt128.of(5), Transfer.AMOUNT_MAX))
                .hasToString(
                        "Transfer[id=7, amount=340282366920938463463374607431768211455,"
                                + " pendingId=5, flags=POST_PENDING_TRANSFER]");
        assertThat(Transfer.postPending(ID, UInt128.of(5), 40))
                .isEqualTo(Transfer.postPending(7, 5, 40))
                .hasToString("Transfer[id=7, amount=40, pendingId=5, flags=POST_PENDING_TRANSFER]");
        assertThat(Transfer.voidPending(ID, UInt128.of(5)))
                .isEqualTo(Transfer.voidPending(7, 5))
                .hasToString("Transfer[id=7, pendingId=5, flags=VOID_PENDING_TRANSFER]");
    }

    @Test
    void aBuilderStartsFromARecordAndCanBeUsedAgain() {
        Account account = SampleRecords.account();
        assertThat(account.toBuilder().build()).isEqualTo(account);
        Transfer transfer = SampleRecords.transfer();
        assertThat(transfer.toBuilder().build()).isEqualTo(transfer);

        AccountBuilder builder = Account.builder().ledger(700).code(10);
        Account first = builder.id(1).build();
        Account second = builder.id(2).flags(AccountFlags.LINKED, AccountFlags.HISTORY).build();
        assertThat(first).isEqualTo(Account.of(1, 700, 10));
        assertThat(second).hasToString("Account[id=2, ledger=700, code=10, flags=LINKED|HISTORY]");
        assertThat(builder.flags().build().flags()).isEqualTo(AccountFlags.NONE);
    }

    @Test
    void aTimeoutIsInSeconds() {
        assertThat(Transfer.builder().timeout(90).build())
                .isEqualTo(Transfer.builder().timeout(Duration.ofSeconds(90)).build())
                .hasToString("Transfer[id=0, timeout=90]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transfer.builder().timeout(Duration.ofMillis(1500)))
                .withMessage("Transfer.timeout: PT1.5S is not a whole number of seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transfer.builder().timeout(Duration.ofSeconds(-1)).build())
                .withMessage("Transfer.timeout: -1 is outside 0..4294967295");
    }

    @Test
    void balancesAreWrittenWithoutZeros() {
        assertThat(new AccountBalance(UInt128.ZERO, ID, UInt128.ZERO, UInt128.ZERO, 9))
                .hasToString("AccountBalance[debitsPosted=7, timestamp=9]");
    }
}
