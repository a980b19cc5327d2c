package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tigerbeetle.panama.CreateTransferStatus.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriageTest {

    private static final TransferFlags LINKED = TransferFlags.LINKED;
    private static final TransferFlags ALONE = TransferFlags.NONE;

    private static Transfer transfer(long id, TransferFlags flags) {
        return Transfer.of(id, 1, 2, 100 + id, 700, 1).toBuilder().flags(flags).build();
    }

    private static CreateResults<CreateTransferResult> results(CreateTransferStatus... statuses) {
        List<CreateTransferResult> list = new ArrayList<>();
        for (CreateTransferStatus status : statuses) {
            list.add(new CreateTransferResult(list.size(), status, 100 + list.size()));
        }
        return new CreateResults<>(list);
    }

    private static UInt128 newId(Triage<Transfer> triage, UInt128 id) {
        return Objects.requireNonNull(triage.newIds().get(id));
    }

    /** By itself, an event goes where its status says. */
    @ParameterizedTest
    @EnumSource
    void aSingleEvent(CreateTransferStatus status) {
        Transfer transfer = transfer(7, ALONE);
        Triage<Transfer> triage = Triage.ofTransfers(List.of(transfer), results(status));
        switch (status.retryAdvice()) {
            case NOT_NEEDED -> {
                assertThat(triage.done()).containsExactly(transfer);
                assertThat(triage.allDone()).isTrue();
                return;
            }
            case NEW_ID -> {
                UInt128 newId = newId(triage, transfer.id());
                assertThat(newId).isNotEqualTo(transfer.id());
                assertThat(triage.again()).containsExactly(transfer.toBuilder().id(newId).build());
                assertThat(triage.rejected()).isEmpty();
            }
            case WITH_ITS_CHAIN, AFTER_CORRECTION, INVESTIGATE -> {
                assertThat(triage.rejected()).isEqualTo(results(status));
                assertThat(triage.again()).isEmpty();
            }
        }
        assertThat(triage.done()).isEmpty();
        assertThat(triage.allDone()).isFalse();
    }

    @Test
    void aChainStaysTogetherAndOnlyTheUsedIdIsReplaced() {
        List<Transfer> transfers =
                List.of(
                        transfer(1, ALONE),
                        transfer(2, LINKED),
                        transfer(3, LINKED),
                        transfer(4, ALONE),
                        transfer(5, LINKED),
                        transfer(6, ALONE));
        var results =
                results(
                        CREATED,
                        LINKED_EVENT_FAILED,
                        EXCEEDS_CREDITS,
                        LINKED_EVENT_FAILED,
                        LINKED_EVENT_FAILED,
                        LEDGER_MUST_NOT_BE_ZERO);
        Triage<Transfer> triage = Triage.ofTransfers(transfers, results);
        assertThat(triage.done()).containsExactly(transfers.getFirst());
        UInt128 newId = newId(triage, UInt128.of(3));
        assertThat(triage.newIds()).isEqualTo(Map.of(UInt128.of(3), newId));
        assertThat(triage.again())
                .containsExactly(
                        transfers.get(1),
                        transfers.get(2).toBuilder().id(newId).build(),
                        transfers.get(3));
        assertThat(triage.rejected()).isEqualTo(results.subList(4, 6));
        assertThat(triage.allDone()).isFalse();
    }

    /** A pending transfer that could not be made, and what was to post it. */
    @Test
    void whatRefersToAReplacedIdFollowsIt() {
        List<Transfer> transfers =
                List.of(
                        transfer(1, TransferFlags.PENDING),
                        Transfer.postPending(2, 1),
                        Transfer.voidPending(3, 99));
        Triage<Transfer> triage =
                Triage.ofTransfers(
                        transfers,
                        results(
                                EXCEEDS_DEBITS,
                                PENDING_TRANSFER_NOT_FOUND,
                                PENDING_TRANSFER_NOT_FOUND));
        Map<UInt128, UInt128> newIds = triage.newIds();
        assertThat(newIds).containsOnlyKeys(UInt128.of(1), UInt128.of(2), UInt128.of(3));
        assertThat(newIds.values()).doesNotHaveDuplicates();
        assertThat(triage.again())
                .extracting(Transfer::pendingId)
                .containsExactly(UInt128.ZERO, newIds.get(UInt128.of(1)), UInt128.of(99));
    }

    /** Sent twice by mistake: were they given two ids, both could be executed. */
    @Test
    void theSameIdGetsTheSameNewId() {
        Transfer transfer = transfer(1, ALONE);
        Triage<Transfer> triage =
                Triage.ofTransfers(
                        List.of(transfer, transfer), results(EXCEEDS_CREDITS, ID_ALREADY_FAILED));
        assertThat(triage.newIds()).hasSize(1);
        assertThat(triage.again()).hasSize(2);
        assertThat(triage.again().get(0)).isEqualTo(triage.again().get(1));
    }

    @Test
    void aChainThatHadBeenCreatedIsDone() {
        List<Transfer> chain =
                List.of(transfer(1, LINKED), transfer(2, LINKED), transfer(3, ALONE));
        Triage<Transfer> triage =
                Triage.ofTransfers(
                        chain, results(EXISTS, LINKED_EVENT_FAILED, LINKED_EVENT_FAILED));
        assertThat(triage.done()).isEqualTo(chain);
        assertThat(triage.allDone()).isTrue();
    }

    @Test
    void aChainIsNotDoneBecauseOneOfItsEventsExists() {
        List<Transfer> chain = List.of(transfer(1, LINKED), transfer(2, ALONE));
        assertThat(Triage.ofTransfers(chain, results(LINKED_EVENT_FAILED, EXISTS)).rejected())
                .hasSize(2);
        // The first one's id is that of another event, which is the one that exists.
        List<Transfer> twice =
                List.of(
                        transfer(1, LINKED),
                        transfer(2, ALONE),
                        transfer(1, LINKED),
                        transfer(3, ALONE));
        Triage<Transfer> triage =
                Triage.ofTransfers(twice, results(CREATED, CREATED, EXISTS, LINKED_EVENT_FAILED));
        assertThat(triage.done()).isEqualTo(twice.subList(0, 2));
        assertThat(triage.rejected()).extracting(CreateResult::index).containsExactly(2, 3);
    }

    @Test
    void aChainWithoutAnEndIsNotSentAgain() {
        Triage<Transfer> triage =
                Triage.ofTransfers(
                        List.of(transfer(1, LINKED), transfer(2, LINKED)),
                        results(EXCEEDS_CREDITS, LINKED_EVENT_CHAIN_OPEN));
        assertThat(triage.rejected()).hasSize(2);
        assertThat(triage.newIds()).isEmpty();
    }

    @Test
    void accountsAreDoneOrRejected() {
        List<Account> accounts =
                List.of(
                        Account.of(1, 1, 1).toBuilder().flags(AccountFlags.LINKED).build(),
                        Account.of(2, 1, 1),
                        Account.of(3, 1, 1),
                        Account.of(4, 0, 1));
        CreateResults<CreateAccountResult> results =
                new CreateResults<>(
                        List.of(
                                new CreateAccountResult(0, CreateAccountStatus.EXISTS, 1),
                                new CreateAccountResult(
                                        1, CreateAccountStatus.LINKED_EVENT_FAILED, 1),
                                new CreateAccountResult(2, CreateAccountStatus.CREATED, 1),
                                new CreateAccountResult(
                                        3, CreateAccountStatus.LEDGER_MUST_NOT_BE_ZERO, 1)));
        Triage<Account> triage = Triage.ofAccounts(accounts, results);
        assertThat(triage.done()).isEqualTo(accounts.subList(0, 3));
        assertThat(triage.rejected()).containsExactly(results.get(3));
        assertThat(triage.again()).isEmpty();
    }

    @Test
    void thereIsAResultPerEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Triage.ofTransfers(List.of(transfer(1, ALONE)), results()))
                .withMessage("results: 0 for 1 transfers");
        assertThat(Triage.ofTransfers(List.of(), results()).allDone()).isTrue();
    }

    @Provide
    Arbitrary<List<Transfer>> lists() {
        Arbitrary<Long> ids = Arbitraries.longs().between(1, 30);
        return ids.flatMap(id ->
                        Arbitraries.of(ALONE, LINKED, TransferFlags.PENDING)
                                .map(flags -> transfer(id, flags)))
                .list()
                .ofMaxSize(12);
    }

    /** Whatever the results are: no event is lost, none is in two lists, none changes its order. */
    @Property
    void everyEventIsInOneOfTheLists(
            @ForAll("lists") List<Transfer> transfers,
            @ForAll List<CreateTransferStatus> statuses) {
        CreateTransferStatus[] own =
                Stream.concat(statuses.stream(), Stream.generate(() -> CREATED))
                        .limit(transfers.size())
                        .toArray(CreateTransferStatus[]::new);
        CreateResults<CreateTransferResult> results = results(own);
        Triage<Transfer> triage = Triage.ofTransfers(transfers, results);

        List<Transfer> done = new ArrayList<>(triage.done());
        List<Transfer> again = new ArrayList<>(triage.again());
        List<CreateResult> rejected = new ArrayList<>(triage.rejected());
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            UInt128 id = triage.newIds().getOrDefault(transfer.id(), transfer.id());
            if (!rejected.isEmpty() && rejected.getFirst().index() == i) {
                rejected.removeFirst();
            } else if (!again.isEmpty()
                    && again.getFirst().equals(transfer.toBuilder().id(id).build())
                    && !own[i].isDone()) {
                again.removeFirst();
            } else {
                assertThat(done.removeFirst()).isEqualTo(transfer);
                assertThat(own[i]).isIn(CREATED, EXISTS, LINKED_EVENT_FAILED);
            }
        }
        assertThat(done).isEmpty();
        assertThat(again).isEmpty();
        assertThat(rejected).isEmpty();
    }
}
