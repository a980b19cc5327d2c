package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.QueryFilterBuilder;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

class QueriesContractTest extends ClientContract {

    private static final int COUNT = 10;

    /** What the accounts and transfers of one test have in common. */
    private UInt128 mark;

    @BeforeEach
    void makeMark() {
        mark = Id.next();
    }

    private QueryFilterBuilder marked() {
        return QueryFilter.builder().userData128(mark);
    }

    /** Each second one has user data of its own. */
    private List<Account> markedAccounts() {
        List<Account> accounts =
                IntStream.range(0, COUNT)
                        .mapToObj(i ->
                                Account.builder()
                                        .id(Id.next())
                                        .userData128(mark)
                                        .userData64(i % 2 == 0 ? 100 : 200)
                                        .userData32(i % 2 == 0 ? 10 : 20)
                                        .ledger(LEDGER + i % 3)
                                        .code(i == 9 ? 999 : CODE)
                                        .build())
                        .toList();
        assertThat(client.createAccounts(accounts).allCreated()).isTrue();
        return accounts;
    }

    private static List<UInt128> ids(List<Account> accounts, int... indexes) {
        return IntStream.of(indexes).mapToObj(i -> accounts.get(i).id()).toList();
    }

    private void assertAccounts(QueryFilter filter, List<UInt128> ids) {
        assertThat(client.queryAccounts(filter)).extracting(Account::id).isEqualTo(ids);
        assertThat(client.queryAccounts(filter.toBuilder().reversed(true).build()))
                .extracting(Account::id)
                .isEqualTo(ids.reversed());
    }

    @Test
    void findsAccountsByEveryCondition() {
        List<Account> accounts = markedAccounts();
        assertAccounts(marked().build(), ids(accounts, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertAccounts(marked().userData64(100).build(), ids(accounts, 0, 2, 4, 6, 8));
        assertAccounts(marked().userData32(20).build(), ids(accounts, 1, 3, 5, 7, 9));
        assertAccounts(marked().ledger(LEDGER + 1).build(), ids(accounts, 1, 4, 7));
        assertAccounts(marked().code(999).build(), ids(accounts, 9));
        assertAccounts(
                marked().userData64(200).userData32(20).ledger(LEDGER + 1).code(CODE).build(),
                ids(accounts, 1, 7));
        assertAccounts(marked().userData64(100).userData32(20).build(), List.of());
        List<Account> found = client.queryAccounts(marked().build());
        assertAccounts(
                marked().timestampMin(found.get(3).timestamp())
                        .timestampMax(found.get(5).timestamp())
                        .build(),
                ids(accounts, 3, 4, 5));
        assertThat(client.queryAccounts(marked().limit(3).reversed(true).build()))
                .extracting(Account::id)
                .isEqualTo(ids(accounts, 9, 8, 7));
        assertThat(client.queryTransfers(marked().build())).isEmpty();
    }

    @Test
    void findsTransfersByEveryCondition() {
        UInt128 a = account();
        UInt128 b = account();
        List<Transfer> transfers =
                IntStream.range(0, COUNT)
                        .mapToObj(i ->
                                transfer(a, b, i).toBuilder()
                                        .userData128(mark)
                                        .userData64(i % 2 == 0 ? 100 : 200)
                                        .userData32(i % 2 == 0 ? 10 : 20)
                                        .code(i == 9 ? 999 : CODE)
                                        .build())
                        .toList();
        assertThat(client.createTransfers(transfers).allCreated()).isTrue();
        assertAmounts(marked().build(), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertAmounts(marked().userData64(200).build(), 1, 3, 5, 7, 9);
        assertAmounts(marked().userData32(10).ledger(LEDGER).build(), 0, 2, 4, 6, 8);
        assertAmounts(marked().code(999).build(), 9);
        assertAmounts(marked().ledger(LEDGER + 1).build());
        assertAmounts(marked().reversed(true).limit(2).build(), 9, 8);
        assertThat(client.queryAccounts(marked().build())).isEmpty();
    }

    private void assertAmounts(QueryFilter filter, long... amounts) {
        assertThat(
                        client.queryTransfers(filter).stream()
                                .mapToLong(transfer -> transfer.amount().longValueExact()))
                .containsExactly(LongStream.of(amounts).boxed().toArray(Long[]::new));
    }

    /**
     * With a limit of 1 the library puts many queries into one message, with the largest none: each
     * gets its own answer in either case.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 8_189})
    void concurrentQueriesGetTheirOwnAnswers(int limit) {
        UInt128 a = Id.next();
        Account marked = Account.of(a, LEDGER, CODE).toBuilder().userData128(mark).build();
        client.createAccount(marked.toBuilder().flags(AccountFlags.HISTORY).build());
        Transfer transfer =
                created(transfer(account(), a, 100).toBuilder().userData128(mark).build());
        QueryFilter query = marked().limit(limit).build();
        AccountFilter filter = AccountFilter.of(a).toBuilder().limit(limit).build();
        List<CompletableFuture<List<Account>>> accounts = new ArrayList<>();
        List<CompletableFuture<List<Transfer>>> transfers = new ArrayList<>();
        List<CompletableFuture<List<AccountBalance>>> balances = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            accounts.add(client.queryAccountsAsync(query));
            transfers.add(client.queryTransfersAsync(query));
            transfers.add(client.getAccountTransfersAsync(filter));
            balances.add(client.getAccountBalancesAsync(filter));
        }
        assertThat(accounts)
                .allSatisfy(answer ->
                        assertThat(answer.join()).extracting(Account::id).containsExactly(a));
        assertThat(transfers)
                .allSatisfy(answer ->
                        assertThat(answer.join())
                                .extracting(Transfer::id)
                                .containsExactly(transfer.id()));
        assertThat(balances)
                .allSatisfy(answer ->
                        assertThat(answer.join())
                                .extracting(AccountBalance::creditsPosted)
                                .containsExactly(UInt128.of(100)));
    }

    /** An empty answer is nobody else's, and cannot become anything. */
    @Test
    void emptyAnswersAreNotShared() {
        try (Client other = Client.open(address)) {
            for (int i = 0; i < 100; i++) {
                var one = client.lookupAccountsAsync(List.of(Id.next()));
                var another = other.lookupAccountsAsync(List.of(Id.next()));
                assertThat(one.join()).isEmpty();
                assertThat(another.join()).isEmpty();
                assertThat(one.join()).isNotSameAs(another.join());
            }
        }
        Account account = Account.of(1, 1, 1);
        assertThatThrownBy(() -> client.lookupAccounts(List.of(Id.next())).add(account))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> client.createAccounts(List.of()).add(null))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
