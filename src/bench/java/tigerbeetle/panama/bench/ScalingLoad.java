package tigerbeetle.panama.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.bench.driver.RecordsTarget;
import tigerbeetle.panama.bench.driver.Work;

/** The callers of a {@link ScalingPoint}, on clients of this JVM. */
final class ScalingLoad implements AutoCloseable {

    private final List<Client> near = new ArrayList<>();
    private final List<Client> far = new ArrayList<>();
    private final DelayProxy proxy;
    private final AtomicLong high;
    private long created;

    /**
     * Opens the clients.
     *
     * @param nearCount those without a network between
     * @param farCount those with one
     * @param high of the ids
     */
    ScalingLoad(String server, int nearCount, int farCount, AtomicLong high) throws IOException {
        this.proxy = DelayProxy.start(server);
        this.high = high;
        for (int i = 0; i < nearCount; i++) {
            near.add(Client.open(server));
        }
        for (int i = 0; i < farCount; i++) {
            far.add(Client.open(proxy.address()));
        }
    }

    /** How many transfers there have been. */
    long created() {
        return created;
    }

    /** Lets them work for a while, and returns how many events there were in a second. */
    double throughput(ScalingPoint point, double seconds) {
        proxy.roundTrip(point.delayUs());
        List<Client> clients = point.delayUs() == 0 ? near : far;
        long startNs = System.nanoTime();
        long endNs = startNs + (long) (seconds * 1e9);
        AtomicLong requests = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int i = 0; i < point.sessions() * point.callers(); i++) {
                Client client = clients.get(i % point.sessions());
                callers.add(
                        CompletableFuture.runAsync(
                                () -> requests.addAndGet(call(client, point.events(), endNs)),
                                threads));
            }
            callers.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
        long events = requests.get() * point.events();
        created += events;
        return events * 1e9 / (System.nanoTime() - startNs);
    }

    /** One caller, until its time is up: how many requests it has made. */
    private long call(Client client, int events, long endNs) {
        long own = high.getAndIncrement();
        long requests = 0;
        while (System.nanoTime() < endNs) {
            var transfers = RecordsTarget.transfers(events, own, requests * events + 1);
            if (!client.createTransfers(transfers).allCreated()) {
                throw Work.wrong("not all transfers were created");
            }
            requests++;
        }
        return requests;
    }

    @Override
    public void close() {
        near.forEach(Client::close);
        far.forEach(Client::close);
        proxy.close();
    }
}
