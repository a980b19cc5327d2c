package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    private static AccountFilterBuilder accountFilter() {
        return AccountFilter.builder().accountId(7);
    }

    private static void assertRefused(ThrowingCallable build, String message) {
        assertThatIllegalArgumentException().isThrownBy(build).withMessage(message);
    }

    @Test
    void defaults() {
        assertThat(AccountFilter.of(7))
                .isEqualTo(AccountFilter.of(UInt128.of(7)))
                .isEqualTo(accountFilter().build())
                .hasToString("AccountFilter[accountId=7, limit=8189, debits, credits]");
        assertThat(QueryFilter.all())
                .isEqualTo(QueryFilter.builder().build())
                .hasToString("QueryFilter[limit=8189]");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 8190, Integer.MAX_VALUE})
    void limitIsInRange(int limit) {
        assertRefused(
                () -> accountFilter().limit(limit).build(),
                "AccountFilter.limit: " + limit + " is outside 1..8189");
        assertRefused(
                () -> QueryFilter.builder().limit(limit).build(),
                "QueryFilter.limit: " + limit + " is outside 1..8189");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8189})
    void limitsAtTheEdgeAreFine(int limit) {
        assertThat(accountFilter().limit(limit).build().limit()).isEqualTo(limit);
        assertThat(QueryFilter.builder().limit(limit).build().limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void timestampsAreInRange(long timestamp) {
        String rest = ": " + timestamp + " is outside 0..2^63-1";
        assertRefused(
                () -> accountFilter().timestampMin(timestamp).build(),
                "AccountFilter.timestampMin" + rest);
        assertRefused(
                () -> accountFilter().timestampMax(timestamp).build(),
                "AccountFilter.timestampMax" + rest);
        assertRefused(
                () -> QueryFilter.builder().timestampMin(timestamp).build(),
                "QueryFilter.timestampMin" + rest);
        assertRefused(
                () -> QueryFilter.builder().timestampMax(timestamp).build(),
                "QueryFilter.timestampMax" + rest);
    }

    @Test
    void timestampsAreInOrder() {
        assertRefused(
                () -> accountFilter().timestampMin(2).timestampMax(1).build(),
                "AccountFilter.timestampMin: 2 is more than timestampMax, 1");
        assertRefused(
                () -> QueryFilter.builder().timestampMin(2).timestampMax(1).build(),
                "QueryFilter.timestampMin: 2 is more than timestampMax, 1");
        assertThatCode(() -> accountFilter().timestampMin(2).timestampMax(2).build())
                .doesNotThrowAnyException();
    }

    @Test
    void noUpperBoundIsAboveEveryLowerOne() {
        assertThat(accountFilter().timestampMin(Long.MAX_VALUE).build().timestampMax()).isZero();
        assertThat(QueryFilter.builder().timestampMin(Long.MAX_VALUE).build().timestampMax())
                .isZero();
    }

    @Test
    void accountIdIsThatOfAnAccount() {
        assertRefused(
                () -> AccountFilter.builder().build(),
                "AccountFilter.accountId: 0 is outside 1..2^128-2");
        assertRefused(
                () -> AccountFilter.of(UInt128.MAX),
                "AccountFilter.accountId: 340282366920938463463374607431768211455"
                        + " is outside 1..2^128-2");
        assertRefused(
                () -> AccountFilter.of(-1), "AccountFilter.accountId: -1 is outside 0..2^63-1");
    }

    @Test
    void debitsOrCreditsAreAskedFor() {
        assertRefused(
                () -> accountFilter().debits(false).credits(false).build(),
                "AccountFilter.debits, AccountFilter.credits: false, false; one must be true");
        assertThat(accountFilter().debits(false).build())
                .hasToString("AccountFilter[accountId=7, limit=8189, credits]");
        assertThat(accountFilter().credits(false).build())
                .hasToString("AccountFilter[accountId=7, limit=8189, debits]");
    }

    @Test
    void otherFieldsAreInRange() {
        assertRefused(
                () -> accountFilter().code(70000).build(),
                "AccountFilter.code: 70000 is outside 0..65535");
        assertRefused(
                () -> accountFilter().userData32(-1).build(),
                "AccountFilter.userData32: -1 is outside 0..4294967295");
        assertRefused(
                () -> QueryFilter.builder().code(70000).build(),
                "QueryFilter.code: 70000 is outside 0..65535");
        assertRefused(
                () -> QueryFilter.builder().userData32(-1).build(),
                "QueryFilter.userData32: -1 is outside 0..4294967295");
        assertRefused(
                () -> QueryFilter.builder().ledger(1L << 32).build(),
                "QueryFilter.ledger: 4294967296 is outside 0..4294967295");
        assertRefused(
                () -> QueryFilter.builder().userData128(-1),
                "QueryFilter.userData128: -1 is outside 0..2^63-1");
    }

    @Test
    void flagsAreThoseOfTheLibrary() {
        assertThat(
                        Map.of(
                                "DEBITS",
                                accountFlags(accountFilter().credits(false)),
                                "CREDITS",
                                accountFlags(accountFilter().debits(false)),
                                "REVERSED",
                                accountFlags(accountFilter().reversed(true))
                                        - accountFlags(accountFilter())))
                .isEqualTo(Bindings.constants("TB_ACCOUNT_FILTER_"));
        ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        QueryFilter.builder().reversed(true).build().writeTo(buffer, 0);
        assertThat(Map.of("REVERSED", buffer.getInt(60)))
                .isEqualTo(Bindings.constants("TB_QUERY_FILTER_"));
    }

    private static int accountFlags(AccountFilterBuilder filter) {
        ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        filter.build().writeTo(buffer, 0);
        return buffer.getInt(124);
    }

    /** Those that the official suites send, which the server answers with nothing. */
    @Test
    void theSevenInvalidFiltersAreRefused() {
        for (ThrowingCallable invalid :
                List.<ThrowingCallable>of(
                        () -> accountFilter().accountId(0).build(),
                        () -> accountFilter().timestampMin(-1).build(),
                        () -> accountFilter().timestampMax(-1).build(),
                        () -> accountFilter().timestampMin(2).timestampMax(1).build(),
                        () -> accountFilter().timestampMin(-123_123_130).build(),
                        () -> accountFilter().limit(0).build(),
                        () -> accountFilter().debits(false).credits(false).build(),
                        () -> QueryFilter.builder().timestampMin(-1).build(),
                        () -> QueryFilter.builder().timestampMax(-1).build(),
                        () -> QueryFilter.builder().timestampMin(2).timestampMax(1).build(),
                        () -> QueryFilter.builder().timestampMin(-2).timestampMax(1).build(),
                        () -> QueryFilter.builder().timestampMax(-123_123_130).build(),
                        () -> QueryFilter.builder().limit(0).build(),
                        () -> QueryFilter.builder().limit(10_000).build())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(invalid)
                    .withMessageContaining("Filter.");
        }
    }

    @Test
    void buildersStartFromAFilter() {
        AccountFilter accountFilter = SampleRecords.accountFilter();
        assertThat(accountFilter.toBuilder().build()).isEqualTo(accountFilter);
        QueryFilter queryFilter = SampleRecords.queryFilter();
        assertThat(queryFilter.toBuilder().build()).isEqualTo(queryFilter);
    }

    @Test
    void changeEventsFilterIsCheckedAlike() {
        assertThat(ChangeEventsFilter.all()).hasToString("ChangeEventsFilter[limit=2730]");
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 2731, Integer.MAX_VALUE}) {
            assertRefused(
                    () -> ChangeEventsFilter.builder().limit(limit).build(),
                    "ChangeEventsFilter.limit: " + limit + " is outside 1..2730");
        }
        assertRefused(
                () -> ChangeEventsFilter.builder().timestampMin(-1).build(),
                "ChangeEventsFilter.timestampMin: -1 is outside 0..2^63-1");
        assertRefused(
                () -> ChangeEventsFilter.builder().timestampMax(-1).build(),
                "ChangeEventsFilter.timestampMax: -1 is outside 0..2^63-1");
        assertRefused(
                () -> ChangeEventsFilter.builder().timestampMin(2).timestampMax(1).build(),
                "ChangeEventsFilter.timestampMin: 2 is more than timestampMax, 1");
        assertThat(ChangeEventsFilter.builder().timestampMin(Long.MAX_VALUE).build())
                .isEqualTo(new ChangeEventsFilter(Long.MAX_VALUE, 0, 2730));
        ChangeEventsFilter filter = SampleRecords.changeEventsFilter();
        assertThat(filter.toBuilder().build()).isEqualTo(filter);
    }

    /** A limit of 32 unsigned bits, which an int would make negative. */
    @Test
    void limitsInBytesAreUnsigned() {
        ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(0, 7).putInt(120, -1).putInt(124, 3);
        assertRefused(
                () -> AccountFilter.readFrom(buffer, 0),
                "AccountFilter.limit: 4294967295 is outside 1..8189");
    }
}
