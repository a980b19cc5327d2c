package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.DoomedEvents;
import tigerbeetle.panama.EventChecks;
import tigerbeetle.panama.EventProblem;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.InvalidEventsException;
import tigerbeetle.panama.RetryPolicy;
import tigerbeetle.panama.TooMuchDataException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.Triage;
import tigerbeetle.panama.UInt128;

/**
 * What is known of events before they are sent, lists of any length, and what to do with what has
 * failed, on a server with the limits of production.
 */
class EventsContractTest extends ClientContract {

    private static final int MANY = 20_000;

    private static Transfer transfer(UInt128 debit, UInt128 credit, TransferFlags flags) {
        return transfer(debit, credit, 1, flags);
    }

    private static List<Transfer> transfers(UInt128 debit, UInt128 credit, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> transfer(debit, credit, TransferFlags.NONE))
                .toList();
    }

    /** The given number of linked events and one that is not. */
    private static List<Transfer> chain(UInt128 debit, UInt128 credit, int count) {
        List<Transfer> chain = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            chain.add(transfer(debit, credit, TransferFlags.LINKED));
        }
        chain.add(transfer(debit, credit, TransferFlags.NONE));
        return chain;
    }

    private UInt128 debited(UInt128 account) {
        return look(account).debitsPosted();
    }

    private static void assertAsForeseen(
            DoomedEvents.Case<?> doomed,
            List<EventProblem> problems,
            CreateResults<? extends CreateResult> results) {
        assertThat(results.get(doomed.index()).status()).isEqualTo(doomed.status());
        List<CreateStatus> foreseen =
                new ArrayList<>(results.stream().map(result -> (CreateStatus) null).toList());
        problems.forEach(problem -> foreseen.set(problem.index(), problem.status()));
        for (CreateResult result : results) {
            CreateStatus status = foreseen.get(result.index());
            if (status == null) {
                assertThat(result.status().isCreated()).as("%s: %s", doomed, results).isTrue();
            } else {
                assertThat(result.status()).as("%s: %s", doomed, results).isEqualTo(status);
            }
        }
    }

    @Test
    void theServerSaysOfAccountsWhatWasForeseen() {
        for (DoomedEvents.Case<Account> doomed : DoomedEvents.accounts()) {
            assertAsForeseen(
                    doomed,
                    EventChecks.checkAccounts(doomed.events()),
                    client.createAccounts(doomed.events()));
        }
    }

    @Test
    void theServerSaysOfTransfersWhatWasForeseen() {
        UInt128 debit = account();
        UInt128 credit = account();
        long timestamp = look(credit).timestamp() + 1;
        for (DoomedEvents.Case<Transfer> doomed :
                DoomedEvents.transfers(debit, credit, timestamp)) {
            assertAsForeseen(
                    doomed,
                    EventChecks.checkTransfers(doomed.events()),
                    client.createTransfers(doomed.events()));
        }
    }

    @Test
    void aStrictClientSendsNoDoomedEvents() {
        UInt128 debit = account();
        UInt128 credit = account();
        try (Client strict = Client.builder().addresses(address).strict(true).open()) {
            List<Transfer> transfers = transfers(debit, credit, 10_000);
            List<Transfer> doomed = new ArrayList<>(transfers);
            doomed.add(Transfer.of(Id.next(), debit, credit, 1, 0, CODE));
            for (Client view : List.of(strict, strict.chunked())) {
                assertThatThrownBy(() -> view.createTransfers(doomed))
                        .isInstanceOf(InvalidEventsException.class)
                        .hasMessageContaining("transfers[10000].ledger: 0 is outside");
                assertThatThrownBy(() -> view.createTransfersAsync(doomed))
                        .as("not a future that fails")
                        .isInstanceOf(InvalidEventsException.class);
            }
            assertThat(debited(debit)).isEqualTo(UInt128.ZERO);
            assertThat(strict.chunked().createTransfers(transfers).allCreated()).isTrue();

            Account noCode = Account.of(Id.next(), LEDGER, 0);
            assertThatThrownBy(() -> strict.createAccount(noCode))
                    .isInstanceOfSatisfying(
                            InvalidEventsException.class,
                            e ->
                                    assertThat(e.problems())
                                            .isEqualTo(EventChecks.checkAccounts(List.of(noCode))));
            assertThatThrownBy(() -> strict.createAccountsAsync(List.of(noCode)))
                    .isInstanceOf(InvalidEventsException.class);
            Account good = Account.of(Id.next(), LEDGER, CODE);
            assertThat(strict.createAccountsAsync(List.of(good)).join().allCreated()).isTrue();
        }
        assertThat(client.createTransfer(Transfer.of(Id.next(), debit, credit, 1, 0, CODE)))
                .as("others are not strict")
                .returns(CreateTransferStatus.LEDGER_MUST_NOT_BE_ZERO, result -> result.status());
    }

    @Test
    void listsOfAnyLength() {
        Client chunked = client.chunked();
        List<Account> accounts =
                IntStream.range(0, MANY)
                        .mapToObj(i -> Account.of(Id.next(), LEDGER, CODE))
                        .toList();
        List<UInt128> ids = accounts.stream().map(Account::id).toList();
        assertThat(chunked.createAccounts(accounts))
                .hasSize(MANY)
                .allMatch(result -> result.status().isCreated());
        assertThat(chunked.lookupAccounts(ids)).extracting(Account::id).isEqualTo(ids);
        assertThat(chunked.lookupAccountsAsync(ids).join()).extracting(Account::id).isEqualTo(ids);
        assertThat(chunked.createAccountsAsync(accounts).join())
                .hasSize(MANY)
                .allMatch(result -> result.status().isExists());

        UInt128 debit = ids.getFirst();
        List<Transfer> transfers = new ArrayList<>(transfers(debit, ids.getLast(), MANY));
        transfers.set(12_345, Transfer.of(Id.next(), debit, debit, 1, LEDGER, CODE));
        CreateResults<?> results = chunked.createTransfersAsync(transfers).join();
        assertThat(results.failures())
                .extracting(CreateResult::index, result -> result.status().name())
                .containsExactly(tuple(12_345, "ACCOUNTS_MUST_BE_DIFFERENT"));
        assertThat(debited(debit)).isEqualTo(UInt128.of(MANY - 1));
        assertThat(chunked.lookupTransfers(transfers.stream().map(Transfer::id).toList()))
                .hasSize(MANY - 1)
                .isSortedAccordingTo((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
        assertThat(chunked.createTransfers(List.of())).isEmpty();
        assertThat(chunked.lookupTransfersAsync(List.of()).join()).isEmpty();
    }

    @Test
    void aChainIsNeverSplit() {
        UInt128 debit = account();
        UInt128 credit = account();
        List<Transfer> transfers = new ArrayList<>(transfers(debit, credit, 100));
        transfers.addAll(chain(debit, credit, 8_189));
        transfers.addAll(chain(debit, credit, 2));
        assertThat(client.chunked().createTransfers(transfers).allCreated()).isTrue();
        assertThat(debited(debit)).isEqualTo(UInt128.of(transfers.size()));

        List<Transfer> tooLong = new ArrayList<>(transfers(debit, credit, 100));
        tooLong.addAll(chain(debit, credit, 8_190));
        assertThatThrownBy(() -> client.chunked().createTransfers(tooLong))
                .isInstanceOf(TooMuchDataException.class)
                .hasMessageStartingWith("transfers[100..8289]: a linked chain of 8190 cannot be");
        assertThatThrownBy(() -> client.chunked().createTransfersAsync(tooLong).join())
                .hasCauseInstanceOf(TooMuchDataException.class);
        assertThat(debited(debit)).isEqualTo(UInt128.of(transfers.size()));
    }

    /** A chain that lacked money, and a payment to an account that was not there yet. */
    @Test
    void whatFailedForTheLedgersStateIsSentAgain() {
        UInt128 bank = account();
        UInt128 alice = account(AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS);
        UInt128 later = Id.next();
        List<Transfer> transfers =
                List.of(
                        transfer(alice, bank, TransferFlags.LINKED.with(TransferFlags.PENDING)),
                        transfer(bank, later, TransferFlags.LINKED),
                        transfer(bank, alice, TransferFlags.NONE),
                        transfer(bank, later, TransferFlags.NONE),
                        transfer(bank, alice, TransferFlags.NONE));
        Triage<Transfer> triage = Triage.ofTransfers(transfers, client.createTransfers(transfers));
        assertThat(triage.done()).containsExactly(transfers.getLast());
        assertThat(triage.again()).hasSize(4);
        assertThat(triage.newIds()).containsOnlyKeys(transfers.get(0).id(), transfers.get(3).id());

        client.createAccount(Account.of(later, LEDGER, CODE));
        assertThat(client.createTransfers(triage.again()).allCreated()).isTrue();
        CreateResults<?> repeated = client.createTransfers(triage.again());
        assertThat(repeated.failures()).as("idempotent").hasSize(4);
        assertThat(debited(bank)).isEqualTo(UInt128.of(4));
    }

    @Test
    void viewsCompose() {
        UInt128 debit = account();
        UInt128 credit = account();
        Duration timeout = Duration.ofSeconds(60);
        RetryPolicy policy = RetryPolicy.standard();
        String view = client + ", " + policy + ", chunked";
        List<Client> views =
                List.of(
                        client.withTimeout(timeout).withRetry(policy).chunked(),
                        client.chunked().withRetry(policy).withTimeout(timeout),
                        client.withRetry(policy).withTimeout(timeout).chunked());
        for (Client composed : views) {
            composed.awaitReady(timeout);
            assertThat(composed).hasToString(view).returns(client.id(), Client::id);
            assertThat(composed.createTransfers(transfers(debit, credit, 9_000)).allCreated())
                    .isTrue();
        }
        assertThat(debited(debit)).isEqualTo(UInt128.of(9_000L * views.size()));
    }
}
