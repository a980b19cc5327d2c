package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.IdLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/** Bodies of requests that make sense often enough to get somewhere: few ids, many flags. */
final class RandomBodies {

    private static final int ACCOUNTS = 40;
    private static final int TRANSFERS = 2_000;
    private static final int BATCHES_MAX = 4;
    private static final int EVENTS_MAX = 12;

    private final Random random;

    RandomBodies(Random random) {
        this.random = random;
    }

    /** A body, right in its form, for an operation. */
    byte[] body(Operation operation) {
        return body(operation, random.nextInt(EVENTS_MAX));
    }

    /** A body as large as a message can be, or just beyond, or half of it. */
    byte[] largeBody(Operation operation) {
        int most = Header.BODY_SIZE_MAX / operation.eventSize();
        int eventCount = random.nextBoolean() ? most / 2 : most - 1 + random.nextInt(2);
        return body(operation, operation.kind().isBatchable() ? eventCount : 1);
    }

    private byte[] body(Operation operation, int eventCount) {
        boolean isBatchable = operation.kind().isBatchable();
        int batchCount = operation.isMultiBatch() ? 1 + random.nextInt(BATCHES_MAX) : 1;
        int size = operation.eventSize();
        int events = isBatchable ? eventCount : batchCount;
        ByteBuffer body =
                ByteBuffer.allocate((events + 1) * size + BATCHES_MAX * Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder trailer = new MultiBatchEncoder();
        if (operation.isMultiBatch()) {
            trailer.begin(body, size);
        }
        int end = 0;
        for (int batch = 0; batch < batchCount; batch++) {
            int begin = end;
            end = isBatchable ? events * (batch + 1) / batchCount : batch + 1;
            for (int event = begin; event < end; event++) {
                write(operation, body, body.position());
                body.position(body.position() + size);
            }
            if (operation.isMultiBatch()) {
                trailer.endBatch();
            }
        }
        if (operation.isMultiBatch()) {
            trailer.finish();
        }
        byte[] bytes = new byte[body.position()];
        body.get(0, bytes);
        return bytes;
    }

    private void write(Operation operation, ByteBuffer body, int at) {
        switch (operation.kind()) {
            case CREATE_ACCOUNTS -> account(body, at);
            case CREATE_TRANSFERS -> transfer(body, at);
            case LOOKUP_ACCOUNTS -> IdLayout.ID.set(body, at, 0, random.nextInt(ACCOUNTS));
            case LOOKUP_TRANSFERS -> IdLayout.ID.set(body, at, 0, random.nextInt(TRANSFERS));
            case GET_ACCOUNT_TRANSFERS, GET_ACCOUNT_BALANCES -> accountFilter(body, at);
            case QUERY_ACCOUNTS, QUERY_TRANSFERS -> queryFilter(body, at);
            case GET_CHANGE_EVENTS -> body.putInt(at + 16, random.nextInt(100));
        }
    }

    private void account(ByteBuffer body, int at) {
        AccountLayout.ID.set(body, at, 0, random.nextInt(ACCOUNTS));
        AccountLayout.LEDGER.set(body, at, 1 + rarely(1));
        AccountLayout.CODE.set(body, at, 1 + random.nextInt(8) - rarely(1));
        AccountLayout.FLAGS.set(body, at, sometimes(8) | rarely(1 << random.nextInt(7)));
        AccountLayout.TIMESTAMP.set(body, at, rarely(random.nextInt(1000)));
        AccountLayout.USER_DATA_64.set(body, at, random.nextInt(4));
    }

    private void transfer(ByteBuffer body, int at) {
        boolean second = random.nextInt(4) == 0;
        TransferLayout.ID.set(body, at, 0, random.nextInt(TRANSFERS));
        if (!second || random.nextInt(8) == 0) {
            TransferLayout.DEBIT_ACCOUNT_ID.set(body, at, 0, random.nextInt(ACCOUNTS));
            TransferLayout.CREDIT_ACCOUNT_ID.set(body, at, 0, random.nextInt(ACCOUNTS));
            TransferLayout.LEDGER.set(body, at, 1 + rarely(1));
            TransferLayout.CODE.set(body, at, 1 + random.nextInt(8) - rarely(1));
        }
        int flags = second ? 1 << (2 + random.nextInt(2)) : sometimes(2);
        flags |= rarely(1) | rarely(1 << random.nextInt(10));
        amount(body, at, second);
        TransferLayout.FLAGS.set(body, at, flags);
        TransferLayout.PENDING_ID.set(body, at, 0, second ? random.nextInt(TRANSFERS) : 0);
        TransferLayout.TIMEOUT.set(body, at, (flags & 2) == 0 ? 0 : sometimes(random.nextInt(9)));
        TransferLayout.TIMESTAMP.set(body, at, rarely(random.nextInt(1000)));
        TransferLayout.USER_DATA_64.set(body, at, random.nextInt(4));
    }

    /** A small one, a huge one, or for the second phase often all that is pending, or nothing. */
    private void amount(ByteBuffer body, int at, boolean isSecond) {
        switch (random.nextInt(isSecond ? 4 : 200)) {
            case 0 -> TransferLayout.AMOUNT.set(body, at, -1, -1);
            case 1 -> TransferLayout.AMOUNT.set(body, at, Long.MAX_VALUE, random.nextLong());
            case 2 -> TransferLayout.AMOUNT.set(body, at, 0, 0);
            default -> TransferLayout.AMOUNT.set(body, at, 0, random.nextInt(100));
        }
    }

    private void accountFilter(ByteBuffer body, int at) {
        AccountFilterLayout.ACCOUNT_ID.set(body, at, 0, random.nextInt(ACCOUNTS));
        AccountFilterLayout.USER_DATA_64.set(body, at, sometimes(random.nextInt(4)));
        AccountFilterLayout.TIMESTAMP_MIN.set(body, at, sometimes(random.nextInt(1000)));
        AccountFilterLayout.TIMESTAMP_MAX.set(body, at, sometimes(random.nextInt(1000)));
        AccountFilterLayout.LIMIT.set(body, at, limit());
        AccountFilterLayout.FLAGS.set(body, at, random.nextInt(9));
    }

    private void queryFilter(ByteBuffer body, int at) {
        QueryFilterLayout.USER_DATA_64.set(body, at, sometimes(random.nextInt(4)));
        QueryFilterLayout.LEDGER.set(body, at, sometimes(1));
        QueryFilterLayout.CODE.set(body, at, sometimes(random.nextInt(8)));
        QueryFilterLayout.TIMESTAMP_MIN.set(body, at, sometimes(random.nextInt(1000)));
        QueryFilterLayout.TIMESTAMP_MAX.set(body, at, sometimes(random.nextInt(1000)));
        QueryFilterLayout.LIMIT.set(body, at, limit());
        QueryFilterLayout.FLAGS.set(body, at, random.nextInt(3));
    }

    /** Few rows as a rule, that the run does not drown in them; rarely all that can be asked. */
    private long limit() {
        return random.nextInt(50) > 0 ? random.nextInt(30) : random.nextInt() & 0xffff_ffffL;
    }

    private int sometimes(int value) {
        return random.nextInt(4) == 0 ? value : 0;
    }

    private int rarely(int value) {
        return random.nextInt(20) == 0 ? value : 0;
    }
}
