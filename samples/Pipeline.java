import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * Many callers with a few transfers each, and few requests with many transfers each: what the
 * callers submit is gathered from a bounded queue, sent without waiting, and everyone gets the
 * statuses of their own. In the end nothing is left behind.
 */
public class Pipeline {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, Pipeline::run);
    }

    static void run(Client client) throws Exception {
        UInt128 bank = Id.next();
        UInt128 buyer = Id.next();
        UInt128 shop = Id.next();
        UInt128 fees = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(bank, LEDGER, CODE),
                                Account.of(buyer, LEDGER, CODE).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(shop, LEDGER, CODE),
                                Account.of(fees, LEDGER, CODE))));
        Sample.check(client.createTransfers(List.of(transfer(bank, buyer, 7_000))));

        List<Future<List<CreateTransferStatus>>> outcomes = new ArrayList<>();
        Batcher batcher = new Batcher(client);
        // Closed in the opposite order: first all callers are served, then the batcher ends.
        try (batcher;
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                List<Transfer> order =
                        Sample.chain(transfer(buyer, shop, 9), transfer(buyer, fees, 1));
                // On a virtual thread, to wait costs nothing. If it fails with an exception that
                // mayHaveExecuted(), the same order is to be submitted again.
                outcomes.add(callers.submit(() -> batcher.submit(order).get()));
            }
        }

        Map<List<CreateTransferStatus>, Integer> counts = new HashMap<>();
        for (Future<List<CreateTransferStatus>> outcome : outcomes) {
            counts.merge(outcome.get(), 1, Integer::sum);
        }
        Sample.expect("orders paid", counts.get(List.of(CREATED, CREATED)), 700);
        Sample.expect(
                "orders refused", counts.get(List.of(EXCEEDS_CREDITS, LINKED_EVENT_FAILED)), 300);
        Sample.expect("orders shared requests", batcher.requestCount() < outcomes.size(), true);
        Sample.expect("buyer", Sample.balances(client, buyer), "debits 7000, credits 7000");
        Sample.expect("shop", Sample.balances(client, shop), "debits 0, credits 6300");
        Sample.expect("fees", Sample.balances(client, fees), "debits 0, credits 700");
        System.out.println("ok: 1000 callers, each with an answer");
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE);
    }

    /**
     * Gathers the transfers of many callers. Thread-safe.
     *
     * <p>There is no waiting for a batch to fill: what has gathered while two requests were under
     * way becomes the next one. So it is quick with one caller, and with many the requests are
     * full. {@link Gateway} has one, too.
     */
    static final class Batcher implements AutoCloseable {

        // A cluster takes 8,189 in a request, one that was started with --development 253.
        static final int TRANSFERS_MAX = 250;
        static final int SUBMISSIONS_MAX = 500;
        static final int REQUESTS_MAX = 2;

        private record Submission(
                List<Transfer> transfers, CompletableFuture<List<CreateTransferStatus>> outcome) {

            Submission(List<Transfer> transfers) {
                this(transfers, new CompletableFuture<>());
            }
        }

        private static final Submission END = new Submission(List.of());

        private final Client client;
        private final int transfersMax;
        private final int requestsMax;
        private final Semaphore places; // what bounds the queue
        private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
        private final Semaphore requests;
        private final LongAdder requestCount = new LongAdder();
        private final CompletableFuture<Void> worker;
        private boolean closed;

        Batcher(Client client) {
            this(client, TRANSFERS_MAX, SUBMISSIONS_MAX, REQUESTS_MAX);
        }

        /** One that sends, keeps and has under way so much at most. */
        Batcher(Client client, int transfersMax, int submissionsMax, int requestsMax) {
            this.client = client;
            this.transfersMax = transfersMax;
            this.places = new Semaphore(submissionsMax);
            this.requestsMax = requestsMax;
            this.requests = new Semaphore(requestsMax);
            this.worker =
                    CompletableFuture.runAsync(
                            this::work, task -> Thread.ofVirtual().name("batcher").start(task));
        }

        /**
         * Hands transfers over, which will be sent in one request: chains stay whole. Waits while
         * the queue is full.
         *
         * @return their statuses, in their order, or the exception of the whole request
         */
        CompletableFuture<List<CreateTransferStatus>> submit(List<Transfer> transfers)
                throws InterruptedException {
            Submission submission = checked(transfers);
            places.acquire();
            return enqueue(submission);
        }

        /** As {@link #submit}, but does not wait: empty if the queue is full. */
        Optional<CompletableFuture<List<CreateTransferStatus>>> offer(List<Transfer> transfers) {
            Submission submission = checked(transfers);
            return places.tryAcquire() ? Optional.of(enqueue(submission)) : Optional.empty();
        }

        private Submission checked(List<Transfer> transfers) {
            Submission submission = new Submission(List.copyOf(transfers));
            if (transfers.isEmpty() || transfers.size() > transfersMax) {
                throw new IllegalArgumentException("1 to " + transfersMax + " transfers, please");
            }
            if (submission.transfers.getLast().flags().contains(TransferFlags.LINKED)) {
                // It would go on into the transfers of whoever comes next.
                throw new IllegalArgumentException("the chain has no end");
            }
            return submission;
        }

        private synchronized CompletableFuture<List<CreateTransferStatus>> enqueue(
                Submission submission) {
            if (closed) {
                places.release();
                throw new IllegalStateException("closed");
            }
            queue.add(submission);
            return submission.outcome;
        }

        long requestCount() {
            return requestCount.sum();
        }

        /** Takes no more, and returns when all that was submitted has its outcome. */
        @Override
        public void close() {
            synchronized (this) {
                if (!closed) {
                    closed = true;
                    queue.add(END); // nothing comes after it, so nothing is lost
                }
            }
            worker.join();
        }

        private void work() {
            Submission next = take();
            while (next != END) {
                requests.acquireUninterruptibly(); // meanwhile, more comes into the queue
                List<Submission> batch = new ArrayList<>();
                int count = 0;
                while (next != null && next != END && count + size(next) <= transfersMax) {
                    batch.add(next);
                    count += size(next);
                    next = queue.poll();
                }
                places.release(batch.size());
                send(batch);
                if (next == null) {
                    next = take();
                }
            }
            requests.acquireUninterruptibly(requestsMax); // until no request is under way
        }

        private Submission take() {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody knows this thread", e);
            }
        }

        private static int size(Submission submission) {
            return submission.transfers.size();
        }

        private void send(List<Submission> batch) {
            requestCount.increment();
            List<Transfer> transfers =
                    batch.stream().flatMap(submission -> submission.transfers.stream()).toList();
            CompletableFuture<CreateResults<CreateTransferResult>> reply;
            try {
                reply = client.createTransfersAsync(transfers);
            } catch (RuntimeException | Error e) { // no memory, for example: nobody waits in vain
                reply = CompletableFuture.failedFuture(e);
            }
            reply.whenComplete((results, failure) -> {
                try {
                    handBack(batch, results, failure);
                } finally {
                    requests.release();
                }
            });
        }

        private static void handBack(
                List<Submission> batch,
                CreateResults<CreateTransferResult> results,
                Throwable failure) {
            int from = 0;
            for (Submission submission : batch) {
                if (failure != null) {
                    submission.outcome.completeExceptionally(failure);
                } else {
                    int to = from + size(submission);
                    submission.outcome.complete(
                            results.subList(from, to).stream()
                                    .map(CreateTransferResult::status)
                                    .toList());
                    from = to;
                }
            }
        }
    }
}
