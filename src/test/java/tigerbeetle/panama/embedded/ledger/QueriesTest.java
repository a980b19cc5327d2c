package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/** Queries against looking at everything. */
class QueriesTest {

    private static final int DEBITS = 1;
    private static final int CREDITS = 2;
    private static final int ACCOUNT_FILTER_REVERSED = 4;

    @Property(tries = 60)
    void queriesFindWhatAScanFinds(@ForAll long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(random);
        LedgerHarness harness = new LedgerHarness();
        harness.createAccounts(events.accounts(6));
        for (int i = 0; i < 40; i++) {
            harness.createTransfers(events.transfers(random.nextInt(10)));
        }
        ByteBuffer all = ByteBuffer.wrap(harness.all(false)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 60; i++) {
            checkQuery(harness, all, random);
            checkAccountFilter(harness, all, random);
        }
    }

    private static void checkQuery(LedgerHarness harness, ByteBuffer all, Random random) {
        long userData = random.nextInt(5);
        boolean by128 = random.nextBoolean();
        boolean by32 = random.nextBoolean();
        int code = random.nextInt(4);
        int ledger = random.nextInt(8) == 0 ? 2 : random.nextInt(2);
        long min = random.nextInt(3) == 0 ? 0 : someTimestamp(all, random);
        long max = random.nextInt(3) == 0 ? 0 : someTimestamp(all, random);
        int limit = 1 + random.nextInt(40);
        boolean reversed = random.nextBoolean();
        ByteBuffer filter = LedgerHarness.buffer(QueryFilterLayout.SIZE);
        QueryFilterLayout.USER_DATA_128.set(filter, 0, by128 ? userData : 0, 0);
        QueryFilterLayout.USER_DATA_32.set(filter, 0, by32 ? userData : 0);
        QueryFilterLayout.CODE.set(filter, 0, code);
        QueryFilterLayout.LEDGER.set(filter, 0, ledger);
        QueryFilterLayout.TIMESTAMP_MIN.set(filter, 0, min);
        QueryFilterLayout.TIMESTAMP_MAX.set(filter, 0, max);
        QueryFilterLayout.LIMIT.set(filter, 0, limit);
        QueryFilterLayout.FLAGS.set(filter, 0, reversed ? 1 : 0);
        harness.results.clear();
        harness.ledger.queryTransfers(filter, 30, harness.results);
        IntPredicate matches =
                at ->
                        (!by128
                                        || userData == 0
                                        || TransferLayout.USER_DATA_128.high(all, at) == userData)
                                && (!by32
                                        || userData == 0
                                        || TransferLayout.USER_DATA_32.get(all, at) == userData)
                                && (code == 0 || TransferLayout.CODE.get(all, at) == code)
                                && (ledger == 0 || TransferLayout.LEDGER.get(all, at) == ledger);
        assertThat(hex(harness.resultBytes()))
                .isEqualTo(scan(all, matches, min, max, Math.min(limit, 30), reversed));
    }

    private static void checkAccountFilter(LedgerHarness harness, ByteBuffer all, Random random) {
        long account = 1L + random.nextInt(6);
        long userData = random.nextInt(4);
        int code = random.nextInt(3);
        int flags = 1 + random.nextInt(7);
        long min = random.nextInt(3) == 0 ? 0 : someTimestamp(all, random);
        long max = random.nextInt(3) == 0 ? 0 : someTimestamp(all, random);
        int limit = 1 + random.nextInt(40);
        ByteBuffer filter = LedgerHarness.buffer(AccountFilterLayout.SIZE);
        AccountFilterLayout.ACCOUNT_ID.set(filter, 0, 0, account);
        AccountFilterLayout.USER_DATA_64.set(filter, 0, userData);
        AccountFilterLayout.CODE.set(filter, 0, code);
        AccountFilterLayout.TIMESTAMP_MIN.set(filter, 0, min);
        AccountFilterLayout.TIMESTAMP_MAX.set(filter, 0, max);
        AccountFilterLayout.LIMIT.set(filter, 0, limit);
        AccountFilterLayout.FLAGS.set(filter, 0, flags);
        harness.results.clear();
        harness.ledger.getAccountTransfers(filter, 8189, harness.results);
        IntPredicate matches =
                at ->
                        isOf(all, at, account, flags)
                                && (userData == 0
                                        || TransferLayout.USER_DATA_64.get(all, at) == userData)
                                && (code == 0 || TransferLayout.CODE.get(all, at) == code);
        boolean reversed = (flags & ACCOUNT_FILTER_REVERSED) != 0;
        boolean valid = (flags & (DEBITS | CREDITS)) != 0;
        assertThat(hex(harness.resultBytes()))
                .isEqualTo(valid ? scan(all, matches, min, max, limit, reversed) : "");
    }

    private static boolean isOf(ByteBuffer all, int at, long account, int flags) {
        boolean debit = TransferLayout.DEBIT_ACCOUNT_ID.low(all, at) == account;
        boolean credit = TransferLayout.CREDIT_ACCOUNT_ID.low(all, at) == account;
        return ((flags & DEBITS) != 0 && debit) || ((flags & CREDITS) != 0 && credit);
    }

    private static String scan(
            ByteBuffer all, IntPredicate matches, long min, long max, int limit, boolean reversed) {
        List<String> found = new ArrayList<>();
        for (int at = 0; at < all.limit(); at += TransferLayout.SIZE) {
            long timestamp = TransferLayout.TIMESTAMP.get(all, at);
            if (matches.test(at) && timestamp >= min && (max == 0 || timestamp <= max)) {
                byte[] bytes = new byte[TransferLayout.SIZE];
                all.get(at, bytes);
                found.add(hex(bytes));
            }
        }
        if (max != 0 && min > max) {
            return "";
        }
        if (reversed) {
            Collections.reverse(found);
        }
        return String.join("", found.subList(0, Math.min(limit, found.size())));
    }

    private static long someTimestamp(ByteBuffer all, Random random) {
        if (all.limit() == 0) {
            return 1;
        }
        int row = random.nextInt(all.limit() / TransferLayout.SIZE);
        return TransferLayout.TIMESTAMP.get(all, row * TransferLayout.SIZE) + random.nextInt(3) - 1;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
