package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of the records, written down by hand from the tables of TigerBeetle's structs
 * (src/tigerbeetle.zig, 0.17.9): offset, then bytes.
 */
class RecordBytesTest {

    private static final int AT = 24;

    @FunctionalInterface
    interface Writer {
        void writeTo(ByteBuffer buffer, int at);
    }

    record Case(
            Object value,
            Writer writer,
            BiFunction<ByteBuffer, Integer, ?> reader,
            int size,
            String bytes) {

        @Override
        public String toString() {
            return value.getClass().getSimpleName();
        }
    }

    /** 16 bytes of {@link SampleRecords#number}, the least significant first. */
    private static String number(int i) {
        StringBuilder hex = new StringBuilder();
        for (int low = 15; low >= 0; low--) {
            hex.append(Integer.toHexString(i)).append(Integer.toHexString(low));
        }
        return hex.toString();
    }

    private static String zeros(int count) {
        return "00".repeat(count);
    }

    static Stream<Case> cases() {
        Account account = SampleRecords.account();
        Transfer transfer = SampleRecords.transfer();
        AccountBalance balance = SampleRecords.balance();
        AccountFilter accountFilter = SampleRecords.accountFilter();
        QueryFilter queryFilter = SampleRecords.queryFilter();
        ChangeEvent changeEvent = SampleRecords.changeEvent();
        ChangeEventsFilter changeEventsFilter = SampleRecords.changeEventsFilter();
        return Stream.of(
                new Case(
                        changeEvent,
                        changeEvent::writeTo,
                        ChangeEvent::readFrom,
                        384,
                        changeEventBytes()),
                new Case(
                        changeEventsFilter,
                        changeEventsFilter::writeTo,
                        ChangeEventsFilter::readFrom,
                        64,
                        changeEventsFilterBytes()),
                new Case(account, account::writeTo, Account::readFrom, 128, accountBytes()),
                new Case(transfer, transfer::writeTo, Transfer::readFrom, 128, transferBytes()),
                new Case(balance, balance::writeTo, AccountBalance::readFrom, 128, balanceBytes()),
                new Case(
                        accountFilter,
                        accountFilter::writeTo,
                        AccountFilter::readFrom,
                        128,
                        accountFilterBytes()),
                new Case(
                        queryFilter,
                        queryFilter::writeTo,
                        QueryFilter::readFrom,
                        64,
                        queryFilterBytes()));
    }

    private static String accountBytes() {
        return number(1) // 0 id
                + number(2) // 16 debits_pending
                + number(3) // 32 debits_posted
                + number(4) // 48 credits_pending
                + number(5) // 64 credits_posted
                + number(6) // 80 user_data_128
                + "8887868584838281" // 96 user_data_64
                + "94939291" // 104 user_data_32
                + zeros(4) // 108 reserved
                + "a4a3a2a1" // 112 ledger
                + "b2b1" // 116 code
                + "2100" // 118 flags: linked 1, closed 32
                + "c8c7c6c5c4c3c2c1"; // 120 timestamp
    }

    private static String transferBytes() {
        return number(1) // 0 id
                + number(2) // 16 debit_account_id
                + number(3) // 32 credit_account_id
                + number(4) // 48 amount
                + number(5) // 64 pending_id
                + number(6) // 80 user_data_128
                + "8887868584838281" // 96 user_data_64
                + "94939291" // 104 user_data_32
                + "d4d3d2d1" // 108 timeout
                + "a4a3a2a1" // 112 ledger
                + "b2b1" // 116 code
                + "0201" // 118 flags: pending 2, imported 256
                + "c8c7c6c5c4c3c2c1"; // 120 timestamp
    }

    private static String balanceBytes() {
        return number(2) // 0 debits_pending
                + number(3) // 16 debits_posted
                + number(4) // 32 credits_pending
                + number(5) // 48 credits_posted
                + "c8c7c6c5c4c3c2c1" // 64 timestamp
                + zeros(56); // 72 reserved
    }

    private static String changeEventBytes() {
        return number(1) // 0 transfer_id
                + number(4) // 16 transfer_amount
                + number(5) // 32 transfer_pending_id
                + number(6) // 48 transfer_user_data_128
                + "8887868584838281" // 64 transfer_user_data_64
                + "94939291" // 72 transfer_user_data_32
                + "d4d3d2d1" // 76 transfer_timeout
                + "b2b1" // 80 transfer_code
                + "0201" // 82 transfer_flags: pending 2, imported 256
                + "a4a3a2a1" // 84 ledger
                + "04" // 88 type: two_phase_expired
                + zeros(39) // 89 reserved
                + number(2) // 128 debit_account_id
                + number(2) // 144 debit_account_debits_pending
                + number(3) // 160 debit_account_debits_posted
                + number(4) // 176 debit_account_credits_pending
                + number(5) // 192 debit_account_credits_posted
                + number(6) // 208 debit_account_user_data_128
                + "8887868584838281" // 224 debit_account_user_data_64
                + "94939291" // 232 debit_account_user_data_32
                + "b2b1" // 236 debit_account_code
                + "2100" // 238 debit_account_flags: linked 1, closed 32
                + number(3) // 240 credit_account_id
                + number(7) // 256 credit_account_debits_pending
                + number(8) // 272 credit_account_debits_posted
                + number(9) // 288 credit_account_credits_pending
                + number(10) // 304 credit_account_credits_posted
                + number(11) // 320 credit_account_user_data_128
                + "2827262524232221" // 336 credit_account_user_data_64
                + "34333231" // 344 credit_account_user_data_32
                + "6261" // 348 credit_account_code
                + "0800" // 350 credit_account_flags: history 8
                + "e8e7e6e5e4e3e2e1" // 352 timestamp
                + "c8c7c6c5c4c3c2c1" // 360 transfer_timestamp
                + "c8c7c6c5c4c3c2c1" // 368 debit_account_timestamp
                + "7877767574737271"; // 376 credit_account_timestamp
    }

    private static String changeEventsFilterBytes() {
        return "4847464544434241" // 0 timestamp_min
                + "5857565554535251" // 8 timestamp_max
                + "12020000" // 16 limit
                + zeros(44); // 20 reserved
    }

    private static String accountFilterBytes() {
        return number(1) // 0 account_id
                + number(6) // 16 user_data_128
                + "8887868584838281" // 32 user_data_64
                + "94939291" // 40 user_data_32
                + "b2b1" // 44 code
                + zeros(58) // 46 reserved
                + "4847464544434241" // 104 timestamp_min
                + "5857565554535251" // 112 timestamp_max
                + "12110000" // 120 limit
                + "05000000"; // 124 flags: debits 1, reversed 4
    }

    private static String queryFilterBytes() {
        return number(6) // 0 user_data_128
                + "8887868584838281" // 16 user_data_64
                + "94939291" // 24 user_data_32
                + "a4a3a2a1" // 28 ledger
                + "b2b1" // 32 code
                + zeros(6) // 34 reserved
                + "4847464544434241" // 40 timestamp_min
                + "5857565554535251" // 48 timestamp_max
                + "12110000" // 56 limit
                + "01000000"; // 60 flags: reversed 1
    }

    /** Filled with ones, so that a byte that is left out shows. */
    private static ByteBuffer dirtyBuffer(int size) {
        ByteBuffer buffer = ByteBuffer.allocate(AT + size + 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, (byte) 0xFF);
        }
        return buffer.position(3);
    }

    /** All bytes, wherever position and limit are. */
    private static String hex(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesEveryByteOfTheStructAndNoOther(Case c) {
        ByteBuffer buffer = dirtyBuffer(c.size());
        c.writer().writeTo(buffer, AT);
        assertThat(hex(buffer)).isEqualTo("ff".repeat(AT) + c.bytes() + "ff".repeat(8));
        assertThat(buffer.position()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatIsThere(Case c) {
        ByteBuffer buffer = dirtyBuffer(c.size());
        buffer.put(AT, HexFormat.of().parseHex(c.bytes()));
        Object value = c.reader().apply(buffer, AT);
        assertThat(value).isEqualTo(c.value());
        assertThat(buffer.position()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesBigEndian(Case c) {
        ByteBuffer buffer = dirtyBuffer(c.size()).order(ByteOrder.BIG_ENDIAN);
        String message = "buffer: its order is BIG_ENDIAN, not LITTLE_ENDIAN";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> c.writer().writeTo(buffer, AT))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> c.reader().apply(buffer, AT))
                .withMessage(message);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysWithinTheLimitAndWritesAllOrNothing(Case c) {
        ByteBuffer buffer = dirtyBuffer(c.size()).limit(AT + c.size() - 1);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> c.writer().writeTo(buffer, AT));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> c.reader().apply(buffer, AT));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> c.writer().writeTo(buffer, -1));
        assertThat(hex(buffer)).matches("(ff)+");
    }

    @Test
    void undefinedFlagsAreNamedByField() {
        ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(118, (short) 0x8000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.readFrom(buffer, 0))
                .withMessage(
                        "Account.flags: 0x8000 has the undefined bits 0x8000; defined is 0x3f");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transfer.readFrom(buffer, 0))
                .withMessage(
                        "Transfer.flags: 0x8000 has the undefined bits 0x8000; defined is 0x1ff");
        ByteBuffer event = ByteBuffer.allocate(384).order(ByteOrder.LITTLE_ENDIAN);
        event.putShort(350, (short) 0x8000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangeEvent.readFrom(event, 0))
                .withMessageStartingWith(
                        "ChangeEvent.creditAccount.flags: 0x8000 has the undefined bits 0x8000");
        event.putShort(82, (short) 0x8000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangeEvent.readFrom(event, 0))
                .withMessageStartingWith("ChangeEvent.transfer.flags: 0x8000 has the undefined");
        buffer.putInt(124, 0x8000_0001);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountFilter.readFrom(buffer, 0))
                .withMessage(
                        "AccountFilter.flags: 0x80000001 has the undefined bits 0x80000000;"
                                + " defined is 0x7");
        buffer.putInt(60, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryFilter.readFrom(buffer, 0))
                .withMessage("QueryFilter.flags: 0x2 has the undefined bits 0x2; defined is 0x1");
    }
}
