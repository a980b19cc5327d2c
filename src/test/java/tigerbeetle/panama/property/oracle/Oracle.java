package tigerbeetle.panama.property.oracle;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** A ledger to compare with. It chooses no timestamps: it is told what the first of a batch got. */
public final class Oracle {

    /** A pulse is as long as the largest batch, and expires whatever is due before its end. */
    private static final long PULSE_NS = 8190;

    private final Books books = new Books();
    private final AccountRules accountRules = new AccountRules(books);
    private final TransferRules transferRules = new TransferRules(books);
    private final Selection selection = new Selection(books);

    /** Creates accounts. */
    public List<Predicted<CreateAccountStatus>> createAccounts(
            List<Account> events, long firstTimestamp) {
        return accountRules.execute(events, firstTimestamp);
    }

    /** Creates transfers. */
    public List<Predicted<CreateTransferStatus>> createTransfers(
            List<Transfer> events, long firstTimestamp) {
        return transferRules.execute(events, firstTimestamp);
    }

    /**
     * Expires what is due, if anything is, at a server whose clock shows this time.
     *
     * @return whether anything was
     */
    public boolean expire(long nowNs) {
        BigInteger now = BigInteger.valueOf(nowNs);
        boolean expired = false;
        while (expiries().stream().anyMatch(it -> it.compareTo(now) <= 0)) {
            long pulse = nowNs + 1 + PULSE_NS;
            for (Transfer pending : pendingTransfers()) {
                if (PostVoidRules.isDue(pending, pulse)) {
                    new PostVoidRules(books).settle(pending, Phase.EXPIRED, UInt128.ZERO);
                }
            }
            expired = true;
        }
        return expired;
    }

    /** When the pending transfers expire that have a timeout, in ns since the epoch. */
    public List<BigInteger> expiries() {
        return pendingTransfers().stream()
                .filter(it -> it.timeout() > 0)
                .map(Oracle::expiryOf)
                .toList();
    }

    /** When a pending transfer with a timeout expires, in ns since the epoch. */
    public static BigInteger expiryOf(Transfer pending) {
        return TransferRules.expiry(pending, pending.timestamp());
    }

    /** Those that are neither posted nor voided nor expired. */
    public List<Transfer> pendingTransfers() {
        return books.transfers().values().stream()
                .filter(it -> books.phases().get(it.id()) == Phase.PENDING)
                .toList();
    }

    /** All accounts, in the order in which they were created. */
    public Collection<Account> accounts() {
        return books.accounts().values();
    }

    /** All transfers, in the order in which they were created. */
    public Collection<Transfer> transfers() {
        return books.transfers().values();
    }

    /** The accounts with these ids. */
    public List<Account> lookupAccounts(List<UInt128> ids) {
        return ids.stream().map(books.accounts()::get).filter(Objects::nonNull).toList();
    }

    /** The transfers with these ids. */
    public List<Transfer> lookupTransfers(List<UInt128> ids) {
        return ids.stream().map(books.transfers()::get).filter(Objects::nonNull).toList();
    }

    /** The transfers of one account. */
    public List<Transfer> getAccountTransfers(AccountFilter filter) {
        return selection.accountTransfers(filter);
    }

    /** The balances of one account. */
    public List<AccountBalance> getAccountBalances(AccountFilter filter) {
        return selection.accountBalances(filter);
    }

    /** Accounts by any condition. */
    public List<Account> queryAccounts(QueryFilter filter) {
        return selection.queryAccounts(filter);
    }

    /** Transfers by any condition. */
    public List<Transfer> queryTransfers(QueryFilter filter) {
        return selection.queryTransfers(filter);
    }
}
