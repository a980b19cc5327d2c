package tigerbeetle.panama.faults;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.TigerBeetleException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBatch;
import tigerbeetle.panama.Triage;
import tigerbeetle.panama.UInt128;

/**
 * Creates transfers in all the ways that there are, again with the same ids until there is an
 * answer, and says what the answer may be. For one thread.
 */
final class Sender {

    private static final int BATCH = 64;

    private final Patience patience;
    private final Tally tally;

    // Ours again when an answer is there; those of a request without one are left to it.
    private TransferBatch batch = TransferBatch.allocate(BATCH);
    private CreateTransferResultBatch results = CreateTransferResultBatch.allocate(BATCH);

    Sender(Patience patience, Tally tally) {
        this.patience = patience;
        this.tally = tally;
    }

    /** Each of them is created once, by this request or by an earlier attempt. */
    void create(Journal journal, List<Transfer> transfers) {
        acknowledge(journal, transfers, patience.ask(c -> c.createTransfers(transfers)));
    }

    /** As {@link #create}, with batches in native memory; at most 64 transfers. */
    void createByBatch(Journal journal, List<Transfer> transfers) {
        acknowledge(journal, transfers, patience.ask(client -> byBatch(client, transfers)));
    }

    private List<CreateTransferResult> byBatch(Client client, List<Transfer> transfers) {
        if (batch.isInFlight() || results.isInFlight()) {
            batch = TransferBatch.allocate(BATCH);
            results = CreateTransferResultBatch.allocate(BATCH);
        }
        batch.clear();
        transfers.forEach(batch::add);
        return client.batches().createTransfers(batch, results).toList();
    }

    /** As {@link #create}, of many requests that are in flight at the same time. */
    void createAtTheSameTime(Journal journal, List<List<Transfer>> requests) {
        Client client = patience.client();
        List<Iterator<CompletableFuture<CreateResults<CreateTransferResult>>>> firsts =
                requests.stream()
                        .map(request -> List.of(client.createTransfersAsync(request)).iterator())
                        .toList();
        for (int i = 0; i < requests.size(); i++) {
            List<Transfer> request = requests.get(i);
            var first = firsts.get(i);
            acknowledge(
                    journal,
                    request,
                    patience.ask(c ->
                            join(
                                    first.hasNext()
                                            ? first.next()
                                            : c.createTransfersAsync(request))));
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof TigerBeetleException cause ? cause : e;
        }
    }

    private void acknowledge(
            Journal journal,
            List<Transfer> transfers,
            Patience.Answer<? extends List<CreateTransferResult>> answer) {
        if (answer.value().size() != transfers.size()) {
            throw new InvariantBroken(answer.value() + " for " + transfers.size() + " transfers");
        }
        for (CreateTransferResult result : answer.value()) {
            Transfer transfer = transfers.get(result.index());
            CreateTransferStatus status = result.status();
            if (status.isExists() && !answer.mayBeRepeated()) {
                throw new InvariantBroken("sent once, applied twice: " + transfer);
            }
            if (!status.isDone()) {
                throw new InvariantBroken(result + " for " + transfer);
            }
            journal.acknowledged(transfer, result.timestamp());
        }
        tally.transfers.add(transfers.size());
    }

    /** All of the chain is created once, by this request or by an earlier attempt. */
    void createChain(Journal journal, List<Transfer> chain) {
        var answer = patience.ask(client -> client.createTransfers(chain));
        boolean isRepeated = !answer.value().allCreated();
        if (isRepeated && !answer.mayBeRepeated()) {
            throw new InvariantBroken("sent once: " + answer.value() + " for " + chain);
        }
        if (!Triage.ofTransfers(chain, answer.value()).allDone()) {
            throw new InvariantBroken(answer.value() + " for the chain " + chain);
        }
        List<Long> timestamps =
                isRepeated
                        ? timestamps(chain)
                        : answer.value().stream().map(CreateTransferResult::timestamp).toList();
        for (int i = 0; i < chain.size(); i++) {
            journal.acknowledged(chain.get(i), timestamps.get(i));
        }
        tally.transfers.add(chain.size());
    }

    /** Of a chain that exists, only the first transfer has its timestamp in the answer. */
    private List<Long> timestamps(List<Transfer> chain) {
        List<UInt128> ids = chain.stream().map(Transfer::id).toList();
        List<Transfer> found = patience.ask(client -> client.lookupTransfers(ids)).value();
        if (found.size() != chain.size()) {
            throw new InvariantBroken("a part of a chain: " + found + " of " + chain);
        }
        return found.stream().map(Transfer::timestamp).toList();
    }

    /** Nothing of it is created: its last transfer has the same account twice. */
    void failChain(List<Transfer> linked, Transfer last) {
        List<Transfer> chain = new ArrayList<>(linked);
        chain.add(last);
        var results = patience.ask(client -> client.createTransfers(chain)).value();
        for (CreateTransferResult result : results) {
            CreateTransferStatus expected =
                    result.index() == linked.size()
                            ? CreateTransferStatus.ACCOUNTS_MUST_BE_DIFFERENT
                            : CreateTransferStatus.LINKED_EVENT_FAILED;
            if (result.status() != expected) {
                throw new InvariantBroken(result + " for the chain " + chain);
            }
        }
    }
}
