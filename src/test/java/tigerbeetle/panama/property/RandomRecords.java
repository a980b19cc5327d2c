package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** Records of any content, from a seed: half of their numbers are where something ends. */
final class RandomRecords {

    private static final long[] EDGES = {
        0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xFF, 0xFFFF, 0xFFFF_FFFFL, 1L << 32
    };
    private static final long UINT32_MAX = 0xFFFF_FFFFL;
    private static final int ACCOUNT_FLAGS = 1 << 6;
    private static final int TRANSFER_FLAGS = 1 << 9;

    private final SplittableRandom random;

    RandomRecords(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static <T> List<T> list(int size, Supplier<T> element) {
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    /** Any 64 bits. */
    long bits() {
        return random.nextBoolean() ? random.nextLong() : EDGES[random.nextInt(EDGES.length)];
    }

    UInt128 uint128() {
        return UInt128.ofHighLow(bits(), bits());
    }

    private long uint32() {
        return bits() & UINT32_MAX;
    }

    private int uint16() {
        return (int) bits() & 0xFFFF;
    }

    Account account() {
        return new Account(
                uint128(),
                uint128(),
                uint128(),
                uint128(),
                uint128(),
                uint128(),
                bits(),
                uint32(),
                uint32(),
                uint16(),
                new AccountFlags(random.nextInt(ACCOUNT_FLAGS)),
                bits());
    }

    Transfer transfer() {
        return new Transfer(
                uint128(),
                uint128(),
                uint128(),
                uint128(),
                uint128(),
                uint128(),
                bits(),
                uint32(),
                uint32(),
                uint32(),
                uint16(),
                new TransferFlags(random.nextInt(TRANSFER_FLAGS)),
                bits());
    }

    AccountBalance balance() {
        return new AccountBalance(uint128(), uint128(), uint128(), uint128(), bits());
    }

    AccountFilter accountFilter() {
        UInt128 id = uint128();
        boolean isRefused = id.isZero() || id.equals(UInt128.MAX);
        long max = bits() & Long.MAX_VALUE;
        int sides = random.nextInt(1, 4);
        return new AccountFilter(
                isRefused ? UInt128.ONE : id,
                uint128(),
                bits(),
                uint32(),
                uint16(),
                max == 0 ? bits() & Long.MAX_VALUE : random.nextLong(max),
                max,
                random.nextInt(1, AccountFilter.LIMIT_MAX + 1),
                (sides & 1) != 0,
                (sides & 2) != 0,
                random.nextBoolean());
    }

    QueryFilter queryFilter() {
        long max = bits() & Long.MAX_VALUE;
        return new QueryFilter(
                uint128(),
                bits(),
                uint32(),
                uint32(),
                uint16(),
                max == 0 ? bits() & Long.MAX_VALUE : random.nextLong(max),
                max,
                random.nextInt(1, QueryFilter.LIMIT_MAX + 1),
                random.nextBoolean());
    }
}
