package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalanceBatch;
import tigerbeetle.panama.AccountBatch;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.BatchClient;
import tigerbeetle.panama.BatchOperation;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.CreateAccountResultBatch;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.IdBatch;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.TransferBatch;
import tigerbeetle.panama.UInt128;

/** What a client does with batches. */
class BatchesContractTest extends ClientContract {

    private static final int MOST = 8_189;

    private BatchClient batches;

    @BeforeEach
    void view() {
        batches = client.batches();
    }

    private UInt128 accountWithHistory() {
        return account(AccountFlags.HISTORY);
    }

    private static void add(TransferBatch batch, UInt128 debit, UInt128 credit, long amount) {
        int i = batch.add();
        batch.id(i, Id.next())
                .debitAccountId(i, debit)
                .creditAccountId(i, credit)
                .amount(i, 0, amount)
                .ledger(i, LEDGER)
                .code(i, CODE);
    }

    @Test
    void accountsGoThereAndComeBack() {
        UInt128 id = Id.next();
        AccountBatch accounts = AccountBatch.allocate(3);
        int i = accounts.add();
        accounts.id(i, id)
                .userData128(i, UInt128.MAX)
                .userData64(i, -1)
                .userData32(i, 0xFFFF_FFFFL)
                .ledger(i, LEDGER)
                .code(i, 0xFFFF)
                .flags(i, AccountFlags.HISTORY);
        accounts.add(Account.of(Id.next(), 0, CODE));
        CreateAccountResultBatch results = CreateAccountResultBatch.allocate(3);

        assertThat(batches.createAccounts(accounts, results)).isSameAs(results);

        assertThat(results.size()).isEqualTo(2);
        assertThat(results.isCreated(0)).isTrue();
        assertThat(results.allCreated()).isFalse();
        assertThat(results.nextNotCreated(0)).isEqualTo(1);
        assertThat(results.nextNotCreated(2)).isEqualTo(2);
        assertThat(results.status(1)).isEqualTo(CreateAccountStatus.LEDGER_MUST_NOT_BE_ZERO);
        assertThat(results.toList()).extracting(CreateResult::index).containsExactly(0, 1);

        IdBatch ids = IdBatch.allocate(2);
        ids.add(0, 404);
        ids.add(id);
        AccountBatch found = AccountBatch.allocate(2);
        assertThat(batches.lookupAccounts(ids, found).size()).isEqualTo(1);
        assertThat(found.get(0))
                .isEqualTo(accounts.get(0).toBuilder().timestamp(results.timestamp(0)).build())
                .isEqualTo(client.lookupAccount(id).orElseThrow());
    }

    @Test
    void aReadBatchCanBeSentAgain() {
        UInt128 a = accountWithHistory();
        UInt128 b = accountWithHistory();
        TransferBatch transfers = TransferBatch.allocate(10);
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(10);
        add(transfers, a, b, 5);
        batches.createTransfers(transfers, results);
        assertThat(results.allCreated()).isTrue();
        batches.createTransfers(transfers, results);
        assertThat(results.status(0)).isEqualTo(CreateTransferStatus.EXISTS);
        transfers.clear();
        add(transfers, a, b, 6);
        assertThat(batches.createTransfers(transfers, results).allCreated()).isTrue();
        assertThat(client.lookupAccount(a).orElseThrow().debitsPosted()).isEqualTo(UInt128.of(11));
    }

    @Test
    void readsWhatTheRecordsRead() {
        UInt128 a = accountWithHistory();
        UInt128 b = accountWithHistory();
        TransferBatch transfers = TransferBatch.allocate(100);
        for (int i = 0; i < 100; i++) {
            add(transfers, i % 3 == 0 ? b : a, i % 3 == 0 ? a : b, i);
        }
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(100);
        assertThat(batches.createTransfers(transfers, results).allCreated()).isTrue();

        AccountFilter filter = AccountFilter.of(a).toBuilder().limit(50).reversed(true).build();
        TransferBatch page = TransferBatch.allocate(50);
        batches.getAccountTransfers(filter, page);
        assertThat(page.toList()).hasSize(50).isEqualTo(client.getAccountTransfers(filter));

        AccountBalanceBatch balances = AccountBalanceBatch.allocate(50);
        batches.getAccountBalances(filter, balances);
        assertThat(balances.toList()).hasSize(50).isEqualTo(client.getAccountBalances(filter));
        assertThat(balances.debitsPosted(0)).isEqualTo(balances.get(0).debitsPosted());

        QueryFilter query =
                QueryFilter.builder()
                        .ledger(LEDGER)
                        .timestampMin(results.timestamp(0))
                        .timestampMax(results.timestamp(41))
                        .limit(50)
                        .build();
        batches.queryTransfers(query, page);
        assertThat(page.toList()).hasSize(42).isEqualTo(client.queryTransfers(query));

        IdBatch ids = IdBatch.allocate(100);
        for (int i = 0; i < 100; i++) {
            ids.add(transfers.idHigh(i), transfers.idLow(i));
        }
        TransferBatch found = TransferBatch.allocate(100);
        assertThat(batches.lookupTransfers(ids, found).toList())
                .hasSize(100)
                .isEqualTo(client.lookupTransfers(ids.toList()));

        QueryFilter accounts = QueryFilter.builder().ledger(LEDGER).limit(2).reversed(true).build();
        AccountBatch two = AccountBatch.allocate(2);
        assertThat(batches.queryAccounts(accounts, two).toList())
                .isEqualTo(client.queryAccounts(accounts));
    }

    @Test
    void takesTheLargestBatches() {
        UInt128 a = accountWithHistory();
        UInt128 b = accountWithHistory();
        TransferBatch transfers = TransferBatch.allocate(MOST);
        for (int i = 0; i < MOST; i++) {
            add(transfers, a, b, 1);
        }
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(MOST);
        assertThat(batches.createTransfers(transfers, results).allCreated()).isTrue();
        assertThat(results.size()).isEqualTo(MOST);
        TransferBatch page = TransferBatch.allocate(MOST);
        batches.getAccountTransfers(AccountFilter.of(b), page);
        assertThat(page.size()).isEqualTo(MOST);
        assertThat(page.id(MOST - 1)).isEqualTo(transfers.id(MOST - 1));
    }

    @Test
    void takesEmptyBatches() {
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(1);
        batches.createTransfers(TransferBatch.allocate(1), results);
        assertThat(results.isEmpty()).isTrue();
        assertThat(results.allCreated()).isTrue();
        AccountBatch found = AccountBatch.allocate(1);
        assertThat(batches.lookupAccounts(IdBatch.allocate(1), found).isEmpty()).isTrue();
    }

    @Test
    void severalCanBeInFlight() {
        UInt128 a = accountWithHistory();
        UInt128 b = accountWithHistory();
        List<CreateTransferResultBatch> inFlight = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TransferBatch transfers = TransferBatch.allocate(10);
            CreateTransferResultBatch results = CreateTransferResultBatch.allocate(10);
            for (int j = 0; j < 10; j++) {
                add(transfers, a, b, 1);
            }
            batches.start(BatchOperation.CREATE_TRANSFERS, transfers, results);
            inFlight.add(results);
        }
        for (CreateTransferResultBatch results : inFlight) {
            results.await();
            assertThat(results.isInFlight()).isFalse();
            assertThat(results.size()).isEqualTo(10);
            assertThat(results.allCreated()).isTrue();
        }
        assertThat(client.lookupAccount(b).orElseThrow().creditsPosted())
                .isEqualTo(UInt128.of(200));
    }

    @Test
    void answersFuturesAndHandlersOnTheExecutor() throws Exception {
        UInt128 a = accountWithHistory();
        UInt128 b = accountWithHistory();
        TransferBatch transfers = TransferBatch.allocate(1);
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(1);
        add(transfers, a, b, 1);
        assertThat(
                        batches.async(BatchOperation.CREATE_TRANSFERS, transfers, results)
                                .get(30, TimeUnit.SECONDS)
                                .status(0))
                .isEqualTo(CreateTransferStatus.CREATED);

        CompletableFuture<String> called = new CompletableFuture<>();
        batches.submit(
                BatchOperation.CREATE_TRANSFERS,
                transfers,
                results,
                (query, answer, failure) ->
                        called.complete(
                                query.size()
                                        + " "
                                        + answer.status(0)
                                        + " "
                                        + failure
                                        + " "
                                        + Thread.currentThread().isDaemon()));
        assertThat(called.get(30, TimeUnit.SECONDS)).isEqualTo("1 EXISTS null true");
    }

    @Test
    void aClosedClientRefusesAndTheBatchesAreTheCallersStill() {
        Client other = Client.open(address);
        other.close();
        TransferBatch transfers = TransferBatch.allocate(1);
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(1);
        add(transfers, UInt128.ONE, UInt128.MAX, 1);
        assertThatThrownBy(() -> other.batches().createTransfers(transfers, results))
                .isInstanceOf(ClientClosedException.class);
        assertThatThrownBy(() ->
                        other.batches().start(BatchOperation.CREATE_TRANSFERS, transfers, results))
                .isInstanceOf(ClientClosedException.class);
        assertThat(other.batches().async(BatchOperation.CREATE_TRANSFERS, transfers, results))
                .isCompletedExceptionally();
        assertThat(transfers.size()).isEqualTo(1);
        assertThat(transfers.isInFlight()).isFalse();
        assertThat(results.isInFlight()).isFalse();
    }
}
