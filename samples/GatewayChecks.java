import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.UInt128;

/** Callers of {@link Gateway}, who check what it says, and measure it. Not a program itself. */
final class GatewayChecks {

    private static final int CALLERS = 300;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(3);

    /** Callers of one gateway, and the two accounts between which they move 1 at a time. */
    private record Callers(HttpClient http, int port, UInt128 bank, UInt128 shop) {

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(request(path).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, String body)
                throws IOException, InterruptedException {
            HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
            return http.send(request, BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://" + Gateway.HOST + ":" + port + path))
                    .timeout(LONG);
        }

        HttpResponse<String> pay(UInt128 id) throws IOException, InterruptedException {
            return post("/transfers", line(id, 1));
        }

        String line(UInt128 id, int amount) {
            return "%s %s %s %d 700 1\n".formatted(id, bank, shop, amount);
        }

        Callers of(Gateway gateway) {
            return new Callers(http, gateway.port(), bank, shop);
        }

        /** What each of many callers at the same time is told, and how often. */
        Map<Integer, Integer> payAll(List<UInt128> ids) throws Exception {
            Map<Integer, Integer> counts = new TreeMap<>();
            for (HttpResponse<String> answer : all(ids, this::pay)) {
                counts.merge(answer.statusCode(), 1, Integer::sum);
            }
            return counts;
        }
    }

    private interface Call<T, R> {
        R call(T value) throws Exception;
    }

    private GatewayChecks() {}

    static void run(Client client) throws Exception {
        try (HttpClient http = http();
                Pipeline.Batcher batcher = new Pipeline.Batcher(Gateway.reliable(client));
                Gateway gateway = new Gateway(client, batcher, Gateway.ANSWER, 0)) {
            Callers callers = new Callers(http, gateway.port(), Id.next(), Id.next());
            answers(callers);
            int paid = 1 + many(callers, batcher);
            paid += lostReply(client, callers);
            paid += backPressure(client, callers);
            paid += end(client, callers);

            String shop = callers.get("/accounts/" + callers.shop).body();
            Sample.expect("the shop's credits", shop.strip().split(" ")[6], "" + paid);
        }
        System.out.println("ok: " + CALLERS + " callers, every transfer once");
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** One answer of each kind. */
    private static void answers(Callers callers) throws Exception {
        String accounts = "%s 700 10\n%s 700 10".formatted(callers.bank, callers.shop);
        UInt128 id = Id.next();
        String valid = callers.line(id, 1);
        List<Integer> codes = new ArrayList<>();
        codes.add(callers.post("/accounts", accounts).statusCode());
        codes.add(callers.post("/accounts", accounts).statusCode());
        codes.add(callers.post("/transfers", valid).statusCode());
        codes.add(callers.post("/transfers", valid).statusCode());
        codes.add(callers.post("/transfers", callers.line(id, 2)).statusCode());
        String nobody = "%s %s %s 1 700 1".formatted(Id.next(), callers.bank, Id.next());
        codes.add(callers.post("/transfers", nobody).statusCode());
        Sample.expect("created, exists, …", codes, List.of(201, 200, 201, 200, 409, 422));

        codes.clear();
        for (String wrong :
                List.of(
                        "",
                        "\n",
                        valid + "\n",
                        valid.strip() + " ",
                        valid.replace("\n", "\r\n"),
                        valid.replace(" 700 ", " -700 "),
                        valid.replace(" 700 ", " +700 "),
                        valid.replace(" 700 ", " 4294967296 "),
                        valid.replace(" 700 1", " 700 65536"),
                        valid.replace(" 700 1", " 700 1 1"),
                        valid.replace(" 1 700 ", " 1.0 700 "),
                        valid.replace(" 1 700 ", " \u0661 700 "), // an Arabic 1
                        valid.repeat(101),
                        "0".repeat(Gateway.BODY_MAX + 1))) {
            codes.add(callers.post("/transfers", wrong).statusCode());
        }
        codes.add(callers.get("/transfers/one").statusCode());
        codes.add(callers.get("/transfers/404").statusCode());
        codes.add(callers.get("/transfers").statusCode());
        codes.add(callers.get("/health").statusCode());
        Sample.expect("understood", codes.removeLast(), 200);
        Sample.expect("not understood", codes.subList(0, 12), Collections.nCopies(12, 400));
        Sample.expect(
                "too large, no id, not there, not so",
                codes.subList(12, codes.size()),
                List.of(413, 413, 400, 404, 405));
        String[] read = callers.get("/transfers/" + id).body().split(" ");
        Sample.expect("amount", read[3], "1");
    }

    /** Each has a single transfer, and a thread of its own. */
    private static int many(Callers callers, Pipeline.Batcher batcher) throws Exception {
        List<UInt128> ids = ids(3 * CALLERS);
        long before = batcher.requestCount();
        for (int i = 0; i < ids.size(); i += CALLERS) {
            List<UInt128> round = ids.subList(i, i + CALLERS);
            Sample.expect("paid", callers.payAll(round), Map.of(201, CALLERS));
        }
        Sample.expect(
                "they shared requests", batcher.requestCount() - before < ids.size() / 2, true);
        List<UInt128> again = ids.subList(0, CALLERS);
        Sample.expect("paid again", callers.payAll(again), Map.of(200, CALLERS));
        return ids.size();
    }

    /** The cluster executes it, but nobody tells the gateway, which sends it again. */
    private static int lostReply(Client client, Callers callers) throws Exception {
        AtomicBoolean lost = new AtomicBoolean();
        Client lossy =
                tampered(
                        client,
                        reply ->
                                lost.getAndSet(true)
                                        ? reply
                                        : reply.thenCompose(r -> late(client)));
        try (Gateway gateway = gateway(lossy, 100, Gateway.ANSWER)) {
            HttpResponse<String> answer = callers.of(gateway).pay(Id.next());
            Sample.expect("after a lost reply", answer.body().split("[ \n]")[1], "EXISTS");
            Sample.expect("which is", answer.statusCode(), 200);
        }
        return 1;
    }

    /** A reply that comes after its time. */
    private static CompletableFuture<CreateResults<CreateTransferResult>> late(Client client) {
        return client.withTimeout(Duration.ofNanos(1))
                .lookupAccountsAsync(List.of(UInt128.of(1)))
                .thenCompose(accounts -> late(client)); // it was quicker than that
    }

    /** While the cluster does not answer, some wait, and the others are told to come back. */
    private static int backPressure(Client client, Callers callers) throws Exception {
        CompletableFuture<Void> held = new CompletableFuture<>();
        Client slow = tampered(client, reply -> reply.thenCombine(held, (r, nothing) -> r));
        List<UInt128> ids = ids(CALLERS);
        int queued = 50;
        try (Gateway gateway = gateway(slow, queued, Duration.ofMillis(500))) {
            Map<Integer, Integer> counts = callers.of(gateway).payAll(ids);
            Sample.expect("answers", counts.keySet(), Set.of(503, 504));
            Sample.expect("not kept waiting", counts.get(503) >= CALLERS / 2, true);
            HttpResponse<String> refused = callers.of(gateway).pay(ids.getLast());
            Sample.expect(
                    "come back after", refused.headers().firstValue("Retry-After").get(), "1");
            held.complete(null);
        }
        Map<Integer, Integer> again = callers.payAll(ids);
        Sample.expect("done at last", again.get(200) + again.get(201), CALLERS);
        return CALLERS;
    }

    /** A gateway ends in the middle of it: who was told "created" can rely on it. */
    private static int end(Client client, Callers callers) throws Exception {
        List<UInt128> ids = ids(CALLERS);
        Gateway gateway = gateway(client, CALLERS, Gateway.ANSWER);
        List<UInt128> acknowledged = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (UInt128 id : ids) {
                answers.add(threads.submit(() -> callers.of(gateway).pay(id).statusCode()));
            }
            answers.getFirst().get();
            gateway.close();
            for (int i = 0; i < ids.size(); i++) {
                try {
                    if (answers.get(i).get() == 201) {
                        acknowledged.add(ids.get(i));
                    }
                } catch (ExecutionException e) {
                    // No answer: this one will ask again.
                }
            }
        }
        Sample.expect(
                "nothing lost that was acknowledged",
                client.lookupTransfers(acknowledged).size() == acknowledged.size(),
                true);
        Map<Integer, Integer> again = callers.payAll(ids);
        Sample.expect(
                "done by another",
                again.getOrDefault(200, 0) + again.getOrDefault(201, 0),
                CALLERS);
        return CALLERS;
    }

    private static Gateway gateway(Client client, int queued, Duration answerTime)
            throws IOException {
        Pipeline.Batcher batcher =
                new Pipeline.Batcher(
                        Gateway.reliable(client),
                        Pipeline.Batcher.TRANSFERS_MAX,
                        queued,
                        Pipeline.Batcher.REQUESTS_MAX);
        return new Gateway(client, batcher, answerTime, 0);
    }

    private static List<UInt128> ids(int count) {
        return Stream.generate(Id::next).limit(count).toList();
    }

    /** Calls with each value, all at the same time, each on a thread of its own. */
    private static <T, R> List<R> all(List<T> values, Call<T, R> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<R>> calls = new ArrayList<>();
            values.forEach(value -> calls.add(() -> call.call(value)));
            List<R> results = new ArrayList<>();
            for (Future<R> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** A client whose replies about transfers are tampered with on their way back. */
    private static Client tampered(
            Client client,
            UnaryOperator<CompletableFuture<CreateResults<CreateTransferResult>>> by) {
        return (Client)
                Proxy.newProxyInstance(
                        Client.class.getClassLoader(),
                        new Class<?>[] {Client.class},
                        (proxy, method, arguments) -> {
                            if (method.isDefault()) {
                                return InvocationHandler.invokeDefault(proxy, method, arguments);
                            }
                            try {
                                Object result = method.invoke(client, arguments);
                                if (method.getName().equals("createTransfersAsync")) {
                                    @SuppressWarnings("unchecked")
                                    var reply =
                                            (CompletableFuture<CreateResults<CreateTransferResult>>)
                                                    result;
                                    return by.apply(reply);
                                }
                                return result instanceof Client view ? tampered(view, by) : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /**
     * A way to bring transfers to the cluster: so many in a request, so many requests at a time.
     */
    private record Way(String name, int transfersMax, int requestsMax) {}

    /** What joining is worth: the same callers and the same gateway, and three ways to send. */
    static void measure(Client client) throws Exception {
        List<Way> ways =
                List.of(
                        new Way("one at a time", 1, 1),
                        new Way("joined by the library", 1, 1_000),
                        new Way(
                                "joined by the gateway",
                                Pipeline.Batcher.TRANSFERS_MAX,
                                Pipeline.Batcher.REQUESTS_MAX));
        System.out.println("this and the server warm up");
        for (Way way : ways) {
            measure(client, way, 64);
        }
        System.out.println("callers  transfers/s    p50 ms    p99 ms");
        for (int callers : new int[] {16, 64, 256}) {
            for (Way way : ways) {
                System.out.println(measure(client, way, callers));
            }
        }
        System.out.println("ok: every transfer created, once");
    }

    private static String measure(Client client, Way way, int count) throws Exception {
        Pipeline.Batcher batcher =
                new Pipeline.Batcher(
                        Gateway.reliable(client), way.transfersMax, count, way.requestsMax);
        try (HttpClient http = http();
                Gateway gateway = new Gateway(client, batcher, Gateway.ANSWER, 0)) {
            Callers callers = new Callers(http, gateway.port(), Id.next(), Id.next());
            callers.post("/accounts", "%s 700 10\n%s 700 10".formatted(callers.bank, callers.shop));
            long[] warmUp = load(callers, count, WARM_UP);
            long startNs = System.nanoTime();
            long[] latencyNs = load(callers, count, MEASURED);
            double seconds = (System.nanoTime() - startNs) / 1e9;
            UInt128 moved = client.lookupAccount(callers.shop).orElseThrow().creditsPosted();
            if (!moved.equals(UInt128.of(warmUp.length + latencyNs.length))) {
                throw new IllegalStateException("moved " + moved);
            }
            return "%7d %12.0f %9.2f %9.2f  %s"
                    .formatted(
                            count,
                            latencyNs.length / seconds,
                            latencyNs[latencyNs.length / 2] / 1e6,
                            latencyNs[(int) (latencyNs.length * 99L / 100)] / 1e6,
                            way.name);
        }
    }

    /** Callers who pay again and again; how long each of it took, in order of that. */
    private static long[] load(Callers callers, int count, Duration time) throws Exception {
        long endNs = System.nanoTime() + time.toNanos();
        List<LongStream> latencies =
                all(
                        Collections.nCopies(count, callers),
                        caller -> {
                            LongStream.Builder latencyNs = LongStream.builder();
                            while (System.nanoTime() < endNs) {
                                long startNs = System.nanoTime();
                                int code = caller.pay(Id.next()).statusCode();
                                if (code != 201) {
                                    throw new IllegalStateException("answered " + code);
                                }
                                latencyNs.add(System.nanoTime() - startNs);
                            }
                            return latencyNs.build();
                        });
        return latencies.stream().flatMapToLong(stream -> stream).sorted().toArray();
    }
}
