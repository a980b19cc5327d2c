package tigerbeetle.panama.property;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.property.oracle.Oracle;

/** What a program has done so far, for the actions to choose from. */
final class Scene {

    private static final long TIMEOUT_WAITED_FOR_MAX = 100_000;
    private static final long UNKNOWN = 1L << 40;

    private final Oracle oracle;
    private final long idHigh;
    private final List<Account> sentAccounts = new ArrayList<>();
    private final List<Transfer> sentTransfers = new ArrayList<>();
    private final List<Account> createdAccounts = new ArrayList<>();
    private final List<Transfer> createdTransfers = new ArrayList<>();
    private final Set<UInt128> accountIds = new LinkedHashSet<>();
    private final Set<UInt128> transferIds = new LinkedHashSet<>();
    private long nowNs;
    private boolean isClockExact;
    private int batchSize;
    private long firstTimestamp;

    /**
     * The scene of a program that begins.
     *
     * @param idHigh the upper half of all its ids, so that several programs can share a server
     */
    Scene(Oracle oracle, long idHigh) {
        this.oracle = oracle;
        this.idHigh = idHigh;
    }

    /** One of them, from the last one backwards, and over again when there are no more. */
    static <T> Optional<T> pick(List<T> list, int which) {
        int size = list.size();
        return size == 0
                ? Optional.empty()
                : Optional.of(list.get(size - 1 - Math.floorMod(which, size)));
    }

    /**
     * The time at the server.
     *
     * @param isExact whether the next batch begins at this very nanosecond
     */
    void setNow(long nowNs, boolean isExact) {
        this.nowNs = nowNs;
        this.isClockExact = isExact;
    }

    /** The number of events of the batch that is resolved now. */
    void setBatchSize(int eventCount) {
        batchSize = eventCount;
    }

    /** That of the batch, if it is known beforehand; else one that is too late for any import. */
    long batchTimestamp() {
        return isClockExact ? nowNs + batchSize : Long.MAX_VALUE;
    }

    /** Whether others have used the server before. */
    boolean isShared() {
        return idHigh != 0;
    }

    /** Queries leave out what is before, which other programs have left behind. */
    void setFirstTimestamp(long firstTimestamp) {
        this.firstTimestamp = firstTimestamp;
    }

    long firstTimestamp() {
        return firstTimestamp;
    }

    UInt128 newAccountId() {
        return UInt128.ofHighLow(idHigh, accountIds.size() + 1L);
    }

    UInt128 newTransferId() {
        return UInt128.ofHighLow(idHigh, transferIds.size() + 1L);
    }

    void sent(Account account) {
        sentAccounts.add(account);
        accountIds.add(account.id());
    }

    void sent(Transfer transfer) {
        sentTransfers.add(transfer);
        transferIds.add(transfer.id());
    }

    void created(Account account) {
        createdAccounts.add(account);
    }

    void created(Transfer transfer) {
        createdTransfers.add(transfer);
    }

    /** All events so far, or those that have created their object. */
    List<Account> sentAccounts(boolean created) {
        return created ? createdAccounts : sentAccounts;
    }

    /** All events so far, or those that have created their object. */
    List<Transfer> sentTransfers(boolean created) {
        return created ? createdTransfers : sentTransfers;
    }

    /** Those of all events so far. */
    List<UInt128> accountIds() {
        return List.copyOf(accountIds);
    }

    /** Those of all events so far. */
    List<UInt128> transferIds() {
        return List.copyOf(transferIds);
    }

    /** Those that exist. */
    List<Account> accounts() {
        return List.copyOf(oracle.accounts());
    }

    /** Those that exist. */
    List<Transfer> transfers() {
        return List.copyOf(oracle.transfers());
    }

    List<Transfer> pendingTransfers() {
        return oracle.pendingTransfers();
    }

    Optional<Account> account(UInt128 id) {
        return oracle.lookupAccounts(List.of(id)).stream().findFirst();
    }

    /** One of those that were sent, from the last one backwards. */
    UInt128 sentTransferId(int which) {
        return pick(transferIds(), which).orElseGet(this::unknownId);
    }

    /** The last one that does not exist: it failed, and may be burnt. */
    UInt128 failedTransferId() {
        List<UInt128> ids = new ArrayList<>(transferIds);
        oracle.transfers().forEach(it -> ids.remove(it.id()));
        return pick(ids, 0).orElseGet(this::unknownId);
    }

    /** The last one that was pending and is not any more, or never was. */
    UInt128 settledTransferId() {
        List<Transfer> settled = new ArrayList<>(oracle.transfers());
        settled.removeAll(oracle.pendingTransfers());
        return pick(settled, 0).map(Transfer::id).orElseGet(this::unknownId);
    }

    /** One of those that were sent, from the last one backwards. */
    UInt128 accountId(int which) {
        return pick(accountIds(), which).orElseGet(this::unknownId);
    }

    UInt128 closedAccountId() {
        List<Account> closed =
                oracle.accounts().stream()
                        .filter(it -> it.flags().contains(AccountFlags.CLOSED))
                        .toList();
        return pick(closed, 0).map(Account::id).orElseGet(this::unknownId);
    }

    UInt128 accountIdOfOtherLedger(long ledger) {
        List<Account> others =
                oracle.accounts().stream().filter(it -> it.ledger() != ledger).toList();
        return pick(others, 0).map(Account::id).orElseGet(this::unknownId);
    }

    UInt128 newestAccountId(long ledger) {
        List<Account> accounts =
                oracle.accounts().stream().filter(it -> it.ledger() == ledger).toList();
        return pick(accounts, 0).map(Account::id).orElseGet(this::unknownId);
    }

    UInt128 unknownId() {
        return UInt128.ofHighLow(idHigh, UNKNOWN);
    }

    long timestampOfAccount() {
        return pick(accounts(), 0).map(Account::timestamp).orElse(1L);
    }

    long timestampOfTransfer() {
        return pick(transfers(), 0).map(Transfer::timestamp).orElse(1L);
    }

    /** The first timestamp after all transfers. */
    long nextTransferTime() {
        return transfers().stream().mapToLong(Transfer::timestamp).max().orElse(0) + 1;
    }

    long timeBeforeNewestAccount(long ledger) {
        return account(newestAccountId(ledger)).map(it -> it.timestamp() - 1).orElse(1L);
    }

    /** An id that a filter may have. */
    UInt128 accountToAskFor(IdDraft draft) {
        UInt128 id = draft.resolve(accountIds());
        boolean isRefused = id.isZero() || id.equals(UInt128.MAX);
        return isRefused ? unknownId() : id;
    }

    /** See {@link Action.WaitForExpiry}. */
    Duration untilExpiry(int pending, int nsBefore) {
        List<Transfer> expiring =
                oracle.pendingTransfers().stream()
                        .filter(it -> it.timeout() > 0 && it.timeout() < TIMEOUT_WAITED_FOR_MAX)
                        .toList();
        return pick(expiring, pending)
                .map(Oracle::expiryOf)
                .map(expiry -> expiry.subtract(BigInteger.valueOf(nowNs)).longValueExact())
                .map(restNs -> Duration.ofNanos(restNs - nsBefore))
                .filter(Duration::isPositive)
                .orElse(Duration.ofSeconds(1));
    }
}
