package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * Streams of pages. What is read here was created in two requests: more rows than one reply can
 * have.
 */
class StreamsContractTest extends ClientContract {

    private static final int REQUEST_COUNT = 2;
    private static final int REQUEST_SIZE = 5_678;

    /** In the user data of all that is created here. */
    private static UInt128 mark;

    private static List<UInt128> accounts;
    private static List<UInt128> transfers;

    @BeforeParameterizedClassInvocation
    static void fill(TestServer server) throws IOException, InterruptedException {
        Client client = SharedServers.of(server).client();
        mark = Id.next();
        accounts = new ArrayList<>();
        transfers = new ArrayList<>();
        for (int request = 0; request < REQUEST_COUNT; request++) {
            List<Account> newAccounts =
                    Stream.generate(StreamsContractTest::markedAccount)
                            .limit(REQUEST_SIZE)
                            .toList();
            assertThat(client.createAccounts(newAccounts).allCreated()).isTrue();
            newAccounts.forEach(account -> accounts.add(account.id()));
        }
        for (int request = 0; request < REQUEST_COUNT; request++) {
            transfers.addAll(createTransfers(client, mark, 0, REQUEST_SIZE));
        }
    }

    private static Account markedAccount() {
        return Account.builder()
                .id(Id.next())
                .userData128(mark)
                .ledger(LEDGER)
                .code(CODE)
                .flags(AccountFlags.HISTORY)
                .build();
    }

    /** Of 1, from the account with that index to the next. */
    private static List<UInt128> createTransfers(
            Client client, UInt128 userData128, int debit, int count) {
        List<Transfer> created =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                Transfer.of(
                                                Id.next(),
                                                accounts.get(debit),
                                                accounts.get(debit + 1),
                                                1,
                                                LEDGER,
                                                CODE)
                                        .toBuilder()
                                        .userData128(userData128)
                                        .build())
                        .toList();
        assertThat(client.createTransfers(created).allCreated()).isTrue();
        return created.stream().map(Transfer::id).toList();
    }

    private static AccountFilter pagesOfAccount(int limit, boolean reversed) {
        return AccountFilter.builder()
                .accountId(accounts.getFirst())
                .limit(limit)
                .reversed(reversed)
                .build();
    }

    private static QueryFilter pages(int limit, boolean reversed) {
        return QueryFilter.builder().userData128(mark).limit(limit).reversed(reversed).build();
    }

    private static <T> List<T> inOrder(List<T> rows, boolean reversed) {
        List<T> copy = new ArrayList<>(rows);
        if (reversed) {
            Collections.reverse(copy);
        }
        return copy;
    }

    /** 5,678 of 11,356 rows: full pages to the last, and an empty one after them. */
    @ParameterizedTest
    @CsvSource({
        "1234, false",
        "1234, true",
        "5678, false",
        "5678, true",
        "8189, false",
        "8189, true"
    })
    void streamsAllRowsInBothDirections(int limit, boolean reversed) {
        AccountFilter ofAccount = pagesOfAccount(limit, reversed);
        QueryFilter ofAll = pages(limit, reversed);
        List<UInt128> inOrder = inOrder(transfers, reversed);

        assertThat(client.streamAccountTransfers(ofAccount).map(Transfer::id).toList())
                .isEqualTo(inOrder);
        assertThat(client.streamTransfers(ofAll).map(Transfer::id).toList()).isEqualTo(inOrder);
        assertThat(client.streamAccounts(ofAll).map(Account::id).toList())
                .isEqualTo(inOrder(accounts, reversed));
        List<UInt128> debits =
                IntStream.rangeClosed(1, transfers.size()).mapToObj(UInt128::of).toList();
        assertThat(
                        client.streamAccountBalances(ofAccount)
                                .map(AccountBalance::debitsPosted)
                                .toList())
                .isEqualTo(inOrder(debits, reversed));
    }

    @Test
    void staysWithinBounds() {
        List<Transfer> all = client.streamTransfers(pages(8_189, false)).toList();
        QueryFilter some =
                QueryFilter.builder()
                        .userData128(mark)
                        .timestampMin(all.get(1_000).timestamp())
                        .timestampMax(all.get(10_000).timestamp())
                        .limit(1_234)
                        .build();
        assertThat(client.streamTransfers(some).toList()).isEqualTo(all.subList(1_000, 10_001));
        assertThat(client.streamTransfers(some.toBuilder().reversed(true).build()).toList())
                .isEqualTo(inOrder(all.subList(1_000, 10_001), true));
    }

    @Test
    void findsWhatIsCreatedMeanwhile() {
        UInt128 ownMark = Id.next();
        List<UInt128> created = new ArrayList<>(createTransfers(client, ownMark, 2, 10));
        QueryFilter filter = QueryFilter.builder().userData128(ownMark).limit(5).build();
        Iterator<Transfer> iterator = client.streamTransfers(filter).iterator();
        List<UInt128> found = new ArrayList<>(List.of(iterator.next().id()));
        created.addAll(createTransfers(client, ownMark, 2, 10));
        iterator.forEachRemaining(transfer -> found.add(transfer.id()));
        assertThat(found).isEqualTo(created);
    }

    @Test
    void streamsThroughAViewWithAnotherTimeout() {
        Client hasty = client.withTimeout(Duration.ofSeconds(30));
        assertThat(hasty.streamTransfers(pages(8_189, true)).count()).isEqualTo(transfers.size());
    }

    @Test
    void aStreamThatIsNotReadToItsEndLeavesNothingBehind() {
        try (Client narrow = Client.builder().addresses(address).maxInFlight(1).open()) {
            for (int i = 0; i < 100; i++) {
                try (Stream<Transfer> stream = narrow.streamTransfers(pages(10, false))) {
                    assertThat(stream.limit(15).map(Transfer::id).toList())
                            .isEqualTo(transfers.subList(0, 15));
                }
            }
            assertThat(narrow.state().reason()).isEqualTo("registered; no request is in flight");
        }
    }

    @Test
    void aClientThatIsClosedMeanwhileEndsTheStreamWithItsException() {
        Client other = Client.open(address);
        List<UInt128> found = new ArrayList<>();
        assertThatThrownBy(() ->
                        other.streamTransfers(pages(10, false))
                                .forEach(transfer -> {
                                    found.add(transfer.id());
                                    other.close();
                                }))
                .isInstanceOf(ClientClosedException.class);
        assertThat(found).isEqualTo(transfers.subList(0, 10));
    }

    @Test
    void anUnknownAccountHasNoRows() {
        assertThat(client.streamAccountTransfers(AccountFilter.of(Id.next()))).isEmpty();
        assertThat(client.streamAccountBalances(AccountFilter.of(Id.next()))).isEmpty();
    }
}
