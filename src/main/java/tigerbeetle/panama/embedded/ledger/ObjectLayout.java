package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.TransferLayout;
import tigerbeetle.panama.layout.Uint128Field;
import tigerbeetle.panama.layout.Uint16Field;
import tigerbeetle.panama.layout.Uint32Field;
import tigerbeetle.panama.layout.Uint64Field;

/**
 * What accounts and transfers have in the same place, so that batches, stores and indexes treat
 * both alike.
 */
final class ObjectLayout {

    static final int SIZE = same(AccountLayout.SIZE, TransferLayout.SIZE);
    static final Uint128Field ID = same(AccountLayout.ID, TransferLayout.ID);
    static final Uint128Field USER_DATA_128 =
            same(AccountLayout.USER_DATA_128, TransferLayout.USER_DATA_128);
    static final Uint64Field USER_DATA_64 =
            same(AccountLayout.USER_DATA_64, TransferLayout.USER_DATA_64);
    static final Uint32Field USER_DATA_32 =
            same(AccountLayout.USER_DATA_32, TransferLayout.USER_DATA_32);
    static final Uint32Field LEDGER = same(AccountLayout.LEDGER, TransferLayout.LEDGER);
    static final Uint16Field CODE = same(AccountLayout.CODE, TransferLayout.CODE);
    static final Uint16Field FLAGS = same(AccountLayout.FLAGS, TransferLayout.FLAGS);
    static final Uint64Field TIMESTAMP = same(AccountLayout.TIMESTAMP, TransferLayout.TIMESTAMP);

    static final int LINKED = same(AccountFlags.LINKED.bits(), TransferFlags.LINKED.bits());

    private ObjectLayout() {}

    private static <T> T same(T ofAccount, T ofTransfer) {
        if (!ofAccount.equals(ofTransfer)) {
            throw new AssertionError(ofAccount + " of an account, " + ofTransfer);
        }
        return ofAccount;
    }
}
