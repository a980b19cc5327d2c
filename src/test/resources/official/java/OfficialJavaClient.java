import com.tigerbeetle.AccountBalanceBatch;
import com.tigerbeetle.AccountBatch;
import com.tigerbeetle.AccountFilter;
import com.tigerbeetle.AccountFlags;
import com.tigerbeetle.Client;
import com.tigerbeetle.CreateAccountResultBatch;
import com.tigerbeetle.CreateTransferResultBatch;
import com.tigerbeetle.IdBatch;
import com.tigerbeetle.QueryFilter;
import com.tigerbeetle.TransferBatch;
import com.tigerbeetle.TransferFlags;
import com.tigerbeetle.UInt128;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Drives TigerBeetle's official Java client and checks every answer.
 *
 * <p>Usage: java -cp tigerbeetle-java-0.16.30.jar OfficialJavaClient.java HOST:PORT EVENTS_MAX
 */
final class OfficialJavaClient {

    private static final int LEDGER = 7;
    private static final byte[] ZERO = new byte[16];
    private static final byte[] UNKNOWN_ID = UInt128.id();

    /** Marks what this run has created. */
    private static final long TAG =
            UInt128.asLong(UNKNOWN_ID, UInt128.LeastSignificant) & Long.MAX_VALUE;

    private static final byte[] MAX = new byte[16];

    static {
        Arrays.fill(MAX, (byte) 0xff);
    }

    private final Client client;
    private final int eventsMax;
    private int checkCount;

    private final byte[] a = UInt128.id();
    private final byte[] b = UInt128.id();
    private final byte[] poor = UInt128.id();
    private final byte[] closed = UInt128.id();

    /** The transfers of account a, in order. */
    private final List<byte[]> transferIds = new ArrayList<>();

    private OfficialJavaClient(Client client, int eventsMax) {
        this.client = client;
        this.eventsMax = eventsMax;
    }

    public static void main(String... arguments) throws Exception {
        try (Client client = new Client(ZERO, new String[] {arguments[0]})) {
            OfficialJavaClient run = new OfficialJavaClient(client, Integer.parseInt(arguments[1]));
            run.accounts();
            run.simple();
            run.twoPhase();
            run.linked();
            run.accountTransfers();
            run.accountBalances();
            run.queries();
            run.many();
            run.packed();
            run.expiry();
            System.out.println("ok " + run.checkCount + " checks");
        }
    }

    private void expect(Object actual, Object expected, String what) {
        checkCount++;
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": expected " + expected + ", got " + actual);
        }
    }

    private void accounts() throws Exception {
        AccountBatch batch = new AccountBatch(4);
        first(batch);
        account(batch, b);
        batch.setCode(12);
        account(batch, poor);
        batch.setFlags(AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS);
        account(batch, closed);
        batch.setFlags(AccountFlags.CLOSED);
        createAccounts(batch);

        AccountBatch wrong = new AccountBatch(7);
        first(wrong);
        account(wrong, b);
        wrong.setCode(13);
        account(wrong, ZERO);
        account(wrong, MAX);
        account(wrong, UInt128.id());
        wrong.setLedger(0);
        account(wrong, UInt128.id());
        wrong.setCode(0);
        account(wrong, UInt128.id());
        wrong.setFlags(
                AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS
                        | AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS);
        createAccounts(
                wrong,
                "0 Exists",
                "1 ExistsWithDifferentCode",
                "2 IdMustNotBeZero",
                "3 IdMustNotBeIntMax",
                "4 LedgerMustNotBeZero",
                "5 CodeMustNotBeZero",
                "6 FlagsAreMutuallyExclusive");

        AccountBatch found = client.lookupAccounts(new IdBatch(b, UNKNOWN_ID, a));
        expect(ids(found), hexes(b, a), "the accounts that exist");
        found.setPosition(1);
        expect(hex(found.getUserData128()), hex(MAX), "user_data_128");
        expect(found.getUserData64(), TAG, "user_data_64");
        expect(found.getUserData32(), 3, "user_data_32");
        expect(found.getLedger(), LEDGER, "ledger");
        expect(found.getFlags(), AccountFlags.HISTORY, "flags");
        long timestamp = found.getTimestamp();
        found.setPosition(0);
        expect(timestamp > 0 && timestamp < found.getTimestamp(), true, "timestamps");
    }

    private void first(AccountBatch batch) {
        account(batch, a);
        batch.setFlags(AccountFlags.HISTORY);
        batch.setUserData128(MAX);
        batch.setUserData32(3);
    }

    private static void account(AccountBatch batch, byte[] id) {
        batch.add();
        batch.setId(id);
        batch.setLedger(LEDGER);
        batch.setCode(11);
        batch.setUserData64(TAG);
    }

    /** Creates accounts; the failures are expected as index and name. */
    private void createAccounts(AccountBatch batch, String... failures) throws Exception {
        CreateAccountResultBatch results = client.createAccounts(batch);
        List<String> actual = new ArrayList<>();
        while (results.next()) {
            actual.add(results.getIndex() + " " + results.getResult());
        }
        expect(actual, List.of(failures), "accounts");
    }

    private void simple() throws Exception {
        byte[] id = UInt128.id();
        TransferBatch batch = new TransferBatch(3);
        for (int amount : new int[] {100, 100, 101}) {
            transfer(batch, id, a, b, amount);
            batch.setUserData32(9);
        }
        create(batch, "1 Exists", "2 ExistsWithDifferentAmount");
        transferIds.add(id);

        byte[] nowhere = UInt128.id();
        TransferBatch wrong = new TransferBatch(6);
        transfer(wrong, UInt128.id(), a, a, 1);
        transfer(wrong, nowhere, a, UNKNOWN_ID, 1);
        transfer(wrong, UInt128.id(), poor, b, 1);
        transfer(wrong, UInt128.id(), a, closed, 1);
        transfer(wrong, UInt128.id(), a, b, 1);
        wrong.setLedger(8);
        transfer(wrong, ZERO, a, b, 1);
        create(
                wrong,
                "0 AccountsMustBeDifferent",
                "1 CreditAccountNotFound",
                "2 ExceedsCredits",
                "3 CreditAccountAlreadyClosed",
                "4 TransferMustHaveTheSameLedgerAsAccounts",
                "5 IdMustNotBeZero");
        TransferBatch again = new TransferBatch(1);
        transfer(again, nowhere, a, b, 1);
        create(again, "0 IdAlreadyFailed");

        TransferBatch found = client.lookupTransfers(new IdBatch(UNKNOWN_ID, id));
        expect(ids(found), hexes(id), "the transfer that exists");
        found.setPosition(0);
        expect(hex(found.getDebitAccountId()), hex(a), "debit account");
        expect(hex(found.getCreditAccountId()), hex(b), "credit account");
        expect(found.getAmount(), BigInteger.valueOf(100), "amount");
        expect(found.getUserData32(), 9, "user_data_32");
        balances(a, 0, 100, 0, 0);
    }

    private static void transfer(
            TransferBatch batch, byte[] id, byte[] debit, byte[] credit, long amount) {
        batch.add();
        batch.setId(id);
        batch.setDebitAccountId(debit);
        batch.setCreditAccountId(credit);
        batch.setAmount(amount);
        batch.setLedger(LEDGER);
        batch.setCode(21);
        batch.setUserData64(TAG);
    }

    /** Adds the second phase of a pending transfer and returns its id. */
    private static byte[] resolve(TransferBatch batch, byte[] pendingId, long amount, int flags) {
        byte[] id = UInt128.id();
        batch.add();
        batch.setId(id);
        batch.setPendingId(pendingId);
        batch.setAmount(amount);
        batch.setFlags(flags);
        batch.setUserData64(TAG);
        return id;
    }

    /** Creates transfers; the failures are expected as index and name. */
    private void create(TransferBatch batch, String... failures) throws Exception {
        expect(failures(client.createTransfers(batch)), List.of(failures), "transfers");
    }

    private static List<String> failures(CreateTransferResultBatch results) {
        List<String> failures = new ArrayList<>();
        while (results.next()) {
            failures.add(results.getIndex() + " " + results.getResult());
        }
        return failures;
    }

    private void balances(byte[] id, long... expected) throws Exception {
        AccountBatch found = client.lookupAccounts(new IdBatch(id));
        found.next();
        List<BigInteger> actual =
                List.of(
                        found.getDebitsPending(),
                        found.getDebitsPosted(),
                        found.getCreditsPending(),
                        found.getCreditsPosted());
        expect(actual, Arrays.stream(expected).mapToObj(BigInteger::valueOf).toList(), "balances");
    }

    private void twoPhase() throws Exception {
        byte[][] pending = {UInt128.id(), UInt128.id(), UInt128.id()};
        TransferBatch batch = new TransferBatch(3);
        for (int i = 0; i < 3; i++) {
            transfer(batch, pending[i], a, b, 50 - 10 * i);
            batch.setFlags(TransferFlags.PENDING);
        }
        create(batch);
        balances(a, 120, 100, 0, 0);
        TransferBatch part = new TransferBatch(1);
        byte[] partId = resolve(part, pending[0], 20, TransferFlags.POST_PENDING_TRANSFER);
        create(part);
        balances(a, 70, 120, 0, 0);
        TransferBatch rest = new TransferBatch(2);
        byte[] voidId = resolve(rest, pending[1], 0, TransferFlags.VOID_PENDING_TRANSFER);
        byte[] wholeId = resolve(rest, pending[2], 0, TransferFlags.POST_PENDING_TRANSFER);
        rest.setAmount(TransferBatch.AMOUNT_MAX);
        create(rest);
        balances(b, 0, 0, 0, 150);
        TransferBatch late = new TransferBatch(3);
        resolve(late, pending[0], 1, TransferFlags.POST_PENDING_TRANSFER);
        resolve(late, pending[1], 0, TransferFlags.VOID_PENDING_TRANSFER);
        resolve(late, UNKNOWN_ID, 0, TransferFlags.VOID_PENDING_TRANSFER);
        create(
                late,
                "0 PendingTransferAlreadyPosted",
                "1 PendingTransferAlreadyVoided",
                "2 PendingTransferNotFound");

        TransferBatch found = client.lookupTransfers(new IdBatch(partId, voidId, wholeId));
        List<Integer> amounts = new ArrayList<>();
        while (found.next()) {
            amounts.add(found.getAmount().intValueExact());
        }
        expect(amounts, List.of(20, 40, 30), "amounts posted and voided");
        transferIds.addAll(List.of(pending));
        transferIds.addAll(List.of(partId, voidId, wholeId));
    }

    private void linked() throws Exception {
        byte[][] ids = {UInt128.id(), UInt128.id(), UInt128.id()};
        TransferBatch broken = new TransferBatch(3);
        transfer(broken, ids[0], a, b, 1);
        broken.setFlags(TransferFlags.LINKED);
        transfer(broken, ids[1], a, b, 2);
        broken.setFlags(TransferFlags.LINKED);
        transfer(broken, ids[2], a, a, 3);
        create(broken, "0 LinkedEventFailed", "1 LinkedEventFailed", "2 AccountsMustBeDifferent");
        TransferBatch nothing = client.lookupTransfers(new IdBatch(ids));
        expect(nothing.getLength(), 0, "nothing of a broken chain");
        TransferBatch open = new TransferBatch(2);
        for (int i = 0; i < 2; i++) {
            transfer(open, UInt128.id(), a, b, 1);
            open.setFlags(TransferFlags.LINKED);
        }
        create(open, "0 LinkedEventFailed", "1 LinkedEventChainOpen");
        byte[][] wholeIds = {UInt128.id(), UInt128.id()};
        TransferBatch whole = new TransferBatch(2);
        transfer(whole, wholeIds[0], a, b, 1);
        whole.setFlags(TransferFlags.LINKED);
        transfer(whole, wholeIds[1], b, a, 2);
        create(whole);
        balances(a, 0, 151, 0, 2);
        transferIds.addAll(List.of(wholeIds));
    }

    private static AccountFilter filter(byte[] account, Consumer<AccountFilter> change) {
        AccountFilter filter = new AccountFilter();
        filter.setAccountId(account);
        filter.setDebits(true);
        filter.setCredits(true);
        filter.setLimit(100);
        change.accept(filter);
        return filter;
    }

    private void accountTransfers() throws Exception {
        List<String> all = transferIds.stream().map(OfficialJavaClient::hex).toList();
        TransferBatch rows = client.getAccountTransfers(filter(a, f -> {}));
        expect(ids(rows), all, "transfers of the account");
        List<Long> timestamps = timestamps(rows);
        AccountFilter latest = filter(a, f -> f.setReversed(true));
        latest.setLimit(2);
        List<String> lastTwo = new ArrayList<>(all.subList(all.size() - 2, all.size()));
        Collections.reverse(lastTwo);
        expect(ids(client.getAccountTransfers(latest)), lastTwo, "the last transfers");
        TransferBatch credits = client.getAccountTransfers(filter(a, f -> f.setDebits(false)));
        expect(ids(credits), List.of(all.getLast()), "credits");
        AccountFilter between = filter(a, f -> f.setTimestampMin(timestamps.get(1)));
        between.setTimestampMax(timestamps.get(3));
        expect(ids(client.getAccountTransfers(between)), all.subList(1, 4), "of a time");
        TransferBatch none = client.getAccountTransfers(filter(a, f -> f.setLimit(0)));
        expect(none.getLength(), 0, "no limit");
        TransferBatch ofPoor = client.getAccountTransfers(filter(poor, f -> {}));
        expect(ofPoor.getLength(), 0, "no transfers");
    }

    private void accountBalances() throws Exception {
        TransferBatch rows = client.getAccountTransfers(filter(a, f -> {}));
        AccountBalanceBatch history = client.getAccountBalances(filter(a, f -> {}));
        List<Long> timestamps = new ArrayList<>();
        while (history.next()) {
            timestamps.add(history.getTimestamp());
        }
        expect(timestamps, timestamps(rows), "balances after each transfer");
        history.setPosition(0);
        expect(history.getDebitsPosted(), BigInteger.valueOf(100), "first balance");
        history.setPosition(history.getLength() - 1);
        expect(history.getDebitsPosted(), BigInteger.valueOf(151), "last balance, debits");
        expect(history.getCreditsPosted(), BigInteger.TWO, "last balance, credits");
        AccountBalanceBatch none = client.getAccountBalances(filter(b, f -> {}));
        expect(none.getLength(), 0, "no history");
    }

    private static QueryFilter query(Consumer<QueryFilter> change) {
        QueryFilter filter = new QueryFilter();
        filter.setUserData64(TAG);
        filter.setLimit(100);
        change.accept(filter);
        return filter;
    }

    private void queries() throws Exception {
        List<String> accountIds = hexes(a, b, poor, closed);
        List<String> all = transferIds.stream().map(OfficialJavaClient::hex).toList();
        expect(ids(client.queryAccounts(query(f -> {}))), accountIds, "by user data");
        QueryFilter last = query(f -> f.setReversed(true));
        last.setLimit(1);
        expect(ids(client.queryAccounts(last)), hexes(closed), "the last account");
        expect(ids(client.queryAccounts(query(f -> f.setCode(12)))), hexes(b), "by code");
        AccountBatch none = client.queryAccounts(query(f -> f.setLedger(8)));
        expect(none.getLength(), 0, "accounts of another ledger");
        expect(ids(client.queryTransfers(query(f -> {}))), all, "transfers by user data");
        TransferBatch two = client.queryTransfers(query(f -> f.setUserData32(9)));
        expect(ids(two), all.subList(0, 1), "by two user data");
        TransferBatch nothing = client.queryTransfers(query(f -> f.setLimit(0)));
        expect(nothing.getLength(), 0, "no limit");
    }

    /** As many as one message holds. */
    private void many() throws Exception {
        TransferBatch batch = new TransferBatch(eventsMax);
        for (int i = 0; i < eventsMax; i++) {
            transfer(batch, UInt128.id(), a, b, 1);
            batch.setUserData64(TAG + 1);
        }
        create(batch);
        QueryFilter filter = query(f -> f.setUserData64(TAG + 1));
        filter.setLimit(eventsMax);
        expect(ids(client.queryTransfers(filter)), ids(batch), "all of the batch");
    }

    /** Requests that the client packs into one message. */
    private void packed() throws Exception {
        List<CompletableFuture<CreateTransferResultBatch>> answers = new ArrayList<>();
        for (int code = 1; code <= 100; code++) {
            TransferBatch batch = new TransferBatch(2);
            transfer(batch, UInt128.id(), a, b, 1);
            batch.setUserData64(TAG + 2);
            batch.setCode(code);
            transfer(batch, UInt128.id(), a, a, 1);
            answers.add(client.createTransfersAsync(batch));
        }
        for (CompletableFuture<CreateTransferResultBatch> answer : answers) {
            expect(failures(answer.get()), List.of("1 AccountsMustBeDifferent"), "packed");
        }
        TransferBatch found = client.queryTransfers(query(f -> f.setUserData64(TAG + 2)));
        List<Integer> codes = new ArrayList<>();
        while (found.next()) {
            codes.add(found.getCode());
        }
        expect(codes, IntStream.rangeClosed(1, 100).boxed().toList(), "codes of the packed");
    }

    private void expiry() throws Exception {
        TransferBatch batch = new TransferBatch(1);
        transfer(batch, UInt128.id(), b, poor, 5);
        batch.setFlags(TransferFlags.PENDING);
        batch.setTimeout(1);
        create(batch);
        long deadlineNs = System.nanoTime() + 10_000_000_000L;
        AccountBatch found;
        do {
            Thread.sleep(20);
            found = client.lookupAccounts(new IdBatch(poor));
            found.next();
        } while (found.getCreditsPending().signum() > 0 && System.nanoTime() < deadlineNs);
        balances(poor, 0, 0, 0, 0);
    }

    private static List<String> ids(AccountBatch batch) {
        List<String> ids = new ArrayList<>();
        batch.beforeFirst();
        while (batch.next()) {
            ids.add(hex(batch.getId()));
        }
        return ids;
    }

    private static List<String> ids(TransferBatch batch) {
        List<String> ids = new ArrayList<>();
        batch.beforeFirst();
        while (batch.next()) {
            ids.add(hex(batch.getId()));
        }
        return ids;
    }

    private static List<Long> timestamps(TransferBatch batch) {
        List<Long> timestamps = new ArrayList<>();
        batch.beforeFirst();
        while (batch.next()) {
            timestamps.add(batch.getTimestamp());
        }
        return timestamps;
    }

    private static String hex(byte[] id) {
        return UInt128.asBigInteger(id).toString(16);
    }

    private static List<String> hexes(byte[]... ids) {
        return Arrays.stream(ids).map(OfficialJavaClient::hex).toList();
    }
}
