package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * What {@link EventChecks} foresees of random requests against what the embedded server says, which
 * has rules of its own.
 */
class EventChecksPropertyTest {

    private static final UInt128 PENDING = UInt128.of(1_000);

    private static final EmbeddedServer server = EmbeddedServer.start();
    private static final Client client = Client.open(server.address());

    @AfterContainer
    static void close() {
        client.close();
        server.close();
    }

    /** Most events are well; of the others, half have several faults, of which one is named. */
    private static <B> Arbitrary<List<Consumer<B>>> some(List<Consumer<B>> changes) {
        Arbitrary<Consumer<B>> change = Arbitraries.of(changes);
        return Arbitraries.frequencyOf(
                Tuple.of(6, change.list().ofSize(0)),
                Tuple.of(1, change.list().ofSize(1)),
                Tuple.of(1, change.list().ofMinSize(2).ofMaxSize(4)));
    }

    private static final List<TransferFlags> TRANSFER_FLAGS =
            List.of(
                    TransferFlags.LINKED,
                    TransferFlags.PENDING,
                    TransferFlags.POST_PENDING_TRANSFER,
                    TransferFlags.VOID_PENDING_TRANSFER,
                    TransferFlags.BALANCING_DEBIT,
                    TransferFlags.BALANCING_CREDIT,
                    TransferFlags.CLOSING_DEBIT,
                    TransferFlags.CLOSING_CREDIT,
                    TransferFlags.IMPORTED);

    private static final List<AccountFlags> ACCOUNT_FLAGS =
            List.of(
                    AccountFlags.LINKED,
                    AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                    AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS,
                    AccountFlags.HISTORY,
                    AccountFlags.IMPORTED,
                    AccountFlags.CLOSED);

    /** A third of the events is linked; other flags are rarer, the more so together. */
    private static Arbitrary<Integer> flagBits(int linked, int allBits) {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(0, 0, linked)),
                Tuple.of(
                        3,
                        Arbitraries.integers()
                                .between(0, Integer.numberOfTrailingZeros(allBits + 1) - 1)
                                .map(bit -> 1 << bit)),
                Tuple.of(1, Arbitraries.integers().between(0, allBits)));
    }

    /** Each to be applied to an event that is well. */
    @Provide
    Arbitrary<List<List<Consumer<TransferBuilder>>>> transferChanges() {
        int all = TransferFlags.of(TRANSFER_FLAGS.toArray(TransferFlags[]::new)).bits();
        Arbitrary<Consumer<TransferBuilder>> flags =
                flagBits(TransferFlags.LINKED.bits(), all)
                        .map(bits -> t -> t.flags(new TransferFlags(bits)));
        Arbitrary<List<Consumer<TransferBuilder>>> fields =
                some(
                        List.<Consumer<TransferBuilder>>of(
                                t -> t.id(0),
                                t -> t.id(UInt128.MAX),
                                t -> t.id(PENDING),
                                t -> t.debitAccountId(0),
                                t -> t.debitAccountId(2),
                                t -> t.debitAccountId(UInt128.MAX),
                                t -> t.creditAccountId(0),
                                t -> t.creditAccountId(1),
                                t -> t.creditAccountId(99),
                                t -> t.creditAccountId(UInt128.MAX),
                                t -> t.pendingId(PENDING),
                                t ->
                                        t.pendingId(PENDING)
                                                .flags(TransferFlags.POST_PENDING_TRANSFER),
                                t ->
                                        t.pendingId(UInt128.MAX)
                                                .flags(TransferFlags.VOID_PENDING_TRANSFER),
                                t ->
                                        t.id(77)
                                                .pendingId(77)
                                                .flags(TransferFlags.VOID_PENDING_TRANSFER),
                                t -> t.timeout(9),
                                t -> t.ledger(0),
                                t -> t.ledger(2),
                                t -> t.code(0),
                                t -> t.timestamp(1),
                                t -> t.timestamp(-1)));
        return changes(flags, fields);
    }

    @Provide
    Arbitrary<List<List<Consumer<AccountBuilder>>>> accountChanges() {
        int all = AccountFlags.of(ACCOUNT_FLAGS.toArray(AccountFlags[]::new)).bits();
        Arbitrary<Consumer<AccountBuilder>> flags =
                flagBits(AccountFlags.LINKED.bits(), all)
                        .map(bits -> a -> a.flags(new AccountFlags(bits)));
        Arbitrary<List<Consumer<AccountBuilder>>> fields =
                some(
                        List.<Consumer<AccountBuilder>>of(
                                a -> a.id(0),
                                a -> a.id(UInt128.MAX),
                                a -> a.id(1),
                                a -> a.debitsPending(1),
                                a -> a.debitsPosted(1),
                                a -> a.creditsPending(1),
                                a -> a.creditsPosted(UInt128.MAX),
                                a -> a.ledger(0),
                                a -> a.code(0),
                                a -> a.timestamp(1),
                                a -> a.timestamp(-1)));
        return changes(flags, fields);
    }

    private static <B> Arbitrary<List<List<Consumer<B>>>> changes(
            Arbitrary<Consumer<B>> flags, Arbitrary<List<Consumer<B>>> fields) {
        return Combinators.combine(flags, fields)
                .as((first, others) -> Stream.concat(Stream.of(first), others.stream()).toList())
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 3_000)
    void transfersGetWhatWasForeseen(
            @ForAll("transferChanges") List<List<Consumer<TransferBuilder>>> changes) {
        server.reset();
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
        client.createTransfer(
                Transfer.of(PENDING, 1, 2, 5, 1, 1).toBuilder()
                        .flags(TransferFlags.PENDING)
                        .build());
        List<Transfer> transfers = new ArrayList<>();
        for (List<Consumer<TransferBuilder>> event : changes) {
            TransferBuilder builder =
                    Transfer.of(100 + transfers.size(), 1, 2, 5, 1, 1).toBuilder();
            event.forEach(change -> change.accept(builder));
            transfers.add(builder.build());
        }
        assertForeseen(
                EventType.TRANSFERS,
                transfers,
                EventChecks.checkTransfers(transfers),
                client.createTransfers(transfers));
    }

    @Property(tries = 3_000)
    void accountsGetWhatWasForeseen(
            @ForAll("accountChanges") List<List<Consumer<AccountBuilder>>> changes) {
        server.reset();
        client.createAccounts(List.of(Account.of(1, 1, 1)));
        List<Account> accounts = new ArrayList<>();
        for (List<Consumer<AccountBuilder>> event : changes) {
            AccountBuilder builder = Account.of(100 + accounts.size(), 1, 1).toBuilder();
            event.forEach(change -> change.accept(builder));
            accounts.add(builder.build());
        }
        assertForeseen(
                EventType.ACCOUNTS,
                accounts,
                EventChecks.checkAccounts(accounts),
                client.createAccounts(accounts));
    }

    /**
     * For each chain: if nothing in it fails for the state of the ledger, the answers are those
     * foreseen, and everything else is created. Where something does, a doomed event is still not
     * created, and nothing fails for what it is that was not foreseen.
     */
    private static <E> void assertForeseen(
            EventType<E> type,
            List<E> events,
            List<EventProblem> problems,
            CreateResults<? extends CreateResult> results) {
        Map<Integer, CreateStatus> foreseen =
                problems.stream()
                        .collect(Collectors.toMap(EventProblem::index, EventProblem::status));
        int end;
        for (int start = 0; start < events.size(); start = end) {
            end = type.chainEnd(events, start);
            boolean depends =
                    results.subList(start, end).stream()
                            .map(CreateResult::status)
                            .anyMatch(s -> !s.isCreated() && !EventChecksTest.isForeseen(s));
            Statistics.label("a chain depends on the ledger")
                    .collect(depends)
                    .coverage(coverage -> {
                        coverage.check(true).percentage(share -> share > 0.5);
                        coverage.check(false).percentage(share -> share > 60);
                    });
            for (int i = start; i < end; i++) {
                CreateStatus status = results.get(i).status();
                CreateStatus expected = foreseen.get(i);
                Statistics.label("an event is doomed").collect(expected != null);
                if (!depends) {
                    assertThat(status.isCreated() ? null : status)
                            .as("%d of %s: %s", i, events, results)
                            .isEqualTo(expected);
                } else if (expected != null) {
                    assertThat(status.isCreated()).as("%d of %s", i, events).isFalse();
                } else if (!status.isCreated() && EventChecksTest.isForeseen(status)) {
                    assertThat(status.retryAdvice())
                            .as("%d of %s: %s", i, events, results)
                            .isEqualTo(RetryAdvice.WITH_ITS_CHAIN);
                }
            }
        }
    }
}
