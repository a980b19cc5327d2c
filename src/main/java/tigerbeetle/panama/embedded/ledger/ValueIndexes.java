package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.embedded.ledger.ObjectLayout.CODE;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.LEDGER;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.USER_DATA_128;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.USER_DATA_32;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.USER_DATA_64;

/** The indexes by value that accounts and transfers have, over the rows of one of them. */
final class ValueIndexes {

    private final Records records;
    private final Struct changed;
    private final Struct compared;
    private final ValueIndex userData128;
    private final ValueIndex userData64;
    private final ValueIndex userData32;
    private final ValueIndex ledger;
    private final ValueIndex code;

    ValueIndexes(Records records, RowBlocks blocks) {
        this.records = records;
        this.changed = records.newView();
        this.compared = records.newView();
        this.userData128 = new ValueIndex(this::isUserData128, blocks);
        this.userData64 = new ValueIndex(this::isUserData64, blocks);
        this.userData32 = new ValueIndex(this::isUserData32, blocks);
        this.ledger = new ValueIndex(this::isLedger, blocks);
        this.code = new ValueIndex(this::isCode, blocks);
    }

    /** Becomes a copy of other indexes, whose rows are copied, too. */
    void copyFrom(ValueIndexes other) {
        userData128.copyFrom(other.userData128);
        userData64.copyFrom(other.userData64);
        userData32.copyFrom(other.userData32);
        ledger.copyFrom(other.ledger);
        code.copyFrom(other.code);
    }

    ValueIndex userData128() {
        return userData128;
    }

    ValueIndex userData64() {
        return userData64;
    }

    ValueIndex userData32() {
        return userData32;
    }

    ValueIndex ledger() {
        return ledger;
    }

    ValueIndex code() {
        return code;
    }

    /**
     * Brings closer what {@link #append} will need for an object; see {@link HashIndex#prefetch}.
     */
    long prefetch(Struct object) {
        long read = 0;
        if (!object.isZero(USER_DATA_128)) {
            read +=
                    userData128.prefetch(
                            HashIndex.hash(object.high(USER_DATA_128), object.low(USER_DATA_128)));
        }
        if (!object.isZero(USER_DATA_64)) {
            read += userData64.prefetch(HashIndex.hash(0, object.get(USER_DATA_64)));
        }
        if (!object.isZero(USER_DATA_32)) {
            read += userData32.prefetch(HashIndex.hash(0, object.get(USER_DATA_32)));
        }
        return read;
    }

    /** Indexes a row that was just filled. */
    void append(int row) {
        Struct r = records.view(changed, row);
        userData128.append(r.high(USER_DATA_128), r.low(USER_DATA_128), row);
        userData64.append(0, r.get(USER_DATA_64), row);
        userData32.append(0, r.get(USER_DATA_32), row);
        ledger.append(0, r.get(LEDGER), row);
        code.append(0, r.get(CODE), row);
    }

    /** Undoes {@link #append} for the last row, which is still there. */
    void removeLast(int row) {
        Struct r = records.view(changed, row);
        userData128.removeLast(r.high(USER_DATA_128), r.low(USER_DATA_128), row);
        userData64.removeLast(0, r.get(USER_DATA_64), row);
        userData32.removeLast(0, r.get(USER_DATA_32), row);
        ledger.removeLast(0, r.get(LEDGER), row);
        code.removeLast(0, r.get(CODE), row);
    }

    private boolean isUserData128(int row, long high, long low) {
        Struct r = records.view(compared, row);
        return r.low(USER_DATA_128) == low && r.high(USER_DATA_128) == high;
    }

    private boolean isUserData64(int row, long high, long low) {
        return records.view(compared, row).get(USER_DATA_64) == low;
    }

    private boolean isUserData32(int row, long high, long low) {
        return records.view(compared, row).get(USER_DATA_32) == low;
    }

    private boolean isLedger(int row, long high, long low) {
        return records.view(compared, row).get(LEDGER) == low;
    }

    private boolean isCode(int row, long high, long low) {
        return records.view(compared, row).get(CODE) == low;
    }
}
