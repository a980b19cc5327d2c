import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientState;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.RetryPolicy;
import tigerbeetle.panama.TigerBeetleException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * A batching tier: hundreds of callers over HTTP, one client behind it, and few requests with many
 * transfers each. Whoever gets no answer asks again with the same ids, and nothing happens twice.
 *
 * <pre>
 * scripts/sample Gateway                  checks what is said here
 * scripts/sample Gateway --serve 8080     stays up, for 127.0.0.1 only: there are no passwords
 * scripts/sample Gateway --measure        how much it gains
 * </pre>
 *
 * <p>A line for each account or transfer, its fields separated by one blank; ids and amounts are
 * decimal, or hexadecimal after 0x; 100 lines and 16 KiB at most:
 *
 * <pre>
 * POST /accounts       ID LEDGER CODE
 * POST /transfers      ID DEBIT CREDIT AMOUNT LEDGER CODE
 * GET  /accounts/ID    ID LEDGER CODE DEBITS_PENDING DEBITS_POSTED CREDITS_PENDING CREDITS_POSTED
 * GET  /transfers/ID   ID DEBIT CREDIT AMOUNT LEDGER CODE TIMESTAMP
 * GET  /health         what the client is doing
 * </pre>
 *
 * <p>The caller makes the ids, before the first attempt, and keeps them. The answer to a POST has a
 * line "ID STATUS" for each line of it; the lines are independent of each other, and the code is
 * the one that asks for most attention, from top to bottom:
 *
 * <pre>
 * 200  EXISTS: an earlier attempt had done it. Good news
 * 201  CREATED: done now
 * 409  the id belongs to something else. Find the mistake
 * 422  refused, for the reason that the status names. Nothing has moved
 *
 * 400, 404, 405, 413   not understood, or too large. Nothing was sent to the cluster
 * 503  not done for now: come back after Retry-After seconds, with the same ids
 * 500, 504  not known what became of it: ask again with the same ids
 * </pre>
 */
public final class Gateway implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final int BODY_MAX = 16 * 1024;
    static final int LINES_MAX = 100;

    /** How long the cluster may take before the same is sent again, and how often it is. */
    static final Duration ATTEMPT = Duration.ofSeconds(5);

    static final RetryPolicy RETRIES = RetryPolicy.standard().withMaxAttempts(3);

    /** How long an HTTP caller waits at most: longer than all attempts. */
    static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int END_SECONDS_MAX = 20;

    private static final Map<String, String> METHODS =
            Map.of(
                    "accounts", "POST",
                    "transfers", "POST",
                    "accounts/ID", "GET",
                    "transfers/ID", "GET",
                    "health", "GET");

    /** What the JDK's server reads when its classes are loaded. */
    private static void configureServer() {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or an answer takes 40 ms
        System.setProperty("jdk.httpserver.maxConnections", "2000"); // which bounds the memory
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.maxReqTime", "10"); // seconds, for slow callers
    }

    public static void main(String[] arguments) throws Exception {
        List<String> rest = new ArrayList<>(List.of(arguments));
        int serve = rest.indexOf("--serve");
        if (serve >= 0 && serve + 1 < rest.size()) {
            int port = Integer.parseInt(rest.remove(serve + 1));
            rest.remove(serve);
            Sample.run(rest.toArray(String[]::new), client -> serve(client, port));
        } else if (rest.remove("--measure")) {
            Sample.run(rest.toArray(String[]::new), GatewayChecks::measure);
        } else {
            Sample.run(arguments, GatewayChecks::run);
        }
    }

    private static void serve(Client client, int port) throws Exception {
        Gateway gateway = new Gateway(client, new Pipeline.Batcher(reliable(client)), ANSWER, port);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            gateway.close(); // whoever has sent something gets an answer
                            main.interrupt();
                        }));
        System.out.println("listens on " + HOST + ":" + gateway.port() + ", until Ctrl-C");
        Thread.sleep(Duration.ofDays(Integer.MAX_VALUE));
    }

    /** What gets no reply in time is sent again, with the same ids: then it answers EXISTS. */
    static Client reliable(Client client) {
        return client.withTimeout(ATTEMPT).withRetry(RETRIES);
    }

    /** What a caller is told. */
    record Answer(int code, String text) {}

    /** Why a request is not understood. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        final transient Answer answer;

        Refusal(int code, String text) {
            super(text);
            answer = new Answer(code, text);
        }
    }

    private final Client client;
    private final Pipeline.Batcher batcher;
    private final Duration answerTime;
    private final HttpServer server;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts one, on a port of this machine's own interface; 0 for any. The client stays yours; the
     * batcher ends with the gateway.
     */
    Gateway(Client client, Pipeline.Batcher batcher, Duration answerTime, int port)
            throws IOException {
        configureServer();
        this.client = reliable(client);
        this.batcher = batcher;
        this.answerTime = answerTime;
        this.server = HttpServer.create(new InetSocketAddress(HOST, port), 1_000);
        server.createContext("/", this::handle);
        server.setExecutor(handlers); // a thread for each caller: it waits, and costs nothing
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Takes no more callers; those who are waiting get their answers first. */
    @Override
    public void close() {
        server.stop(END_SECONDS_MAX);
        batcher.close();
        handlers.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try (exchange) {
            try {
                answer = answer(exchange);
            } catch (Refusal e) {
                answer = e.answer;
            } catch (TigerBeetleException e) {
                answer = failed(e);
            } catch (RuntimeException
                    | AssertionError e) { // a mistake of ours, and no reason to say nothing
                e.printStackTrace();
                answer = new Answer(500, "failed");
            }
            byte[] body = (answer.text + "\n").getBytes(US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=us-ascii");
            if (answer.code == 503) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            exchange.sendResponseHeaders(answer.code, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws Refusal, IOException {
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        String resource =
                switch (path.length) {
                    case 2 -> path[1];
                    case 3 -> path[1] + "/ID";
                    default -> "";
                };
        String method = METHODS.get(resource);
        if (method == null || exchange.getRequestURI().getRawQuery() != null) {
            throw new Refusal(404, "nothing is here");
        }
        if (!method.equals(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", method);
            throw new Refusal(405, method + " only");
        }
        return switch (resource) {
            case "accounts" -> createAccounts(events(exchange, Gateway::account));
            case "transfers" -> createTransfers(events(exchange, Gateway::transfer));
            case "accounts/ID" ->
                    client.lookupAccount(id(path[2]))
                            .map(account -> new Answer(200, line(account)))
                            .orElseGet(() -> new Answer(404, "no such account"));
            case "transfers/ID" ->
                    client.lookupTransfer(id(path[2]))
                            .map(transfer -> new Answer(200, line(transfer)))
                            .orElseGet(() -> new Answer(404, "no such transfer"));
            default -> health();
        };
    }

    private Answer health() {
        ClientState state = client.state();
        boolean well =
                state.phase() == ClientState.Phase.REGISTERED
                        && state.waiting().compareTo(ATTEMPT) < 0;
        return new Answer(well ? 200 : 503, state.reason());
    }

    private Answer createAccounts(List<Account> accounts) {
        List<CreateStatus> statuses =
                client.createAccounts(accounts).stream()
                        .<CreateStatus>map(CreateResult::status)
                        .toList();
        return created(accounts.stream().map(Account::id).toList(), statuses);
    }

    /** Not alone: with the transfers of all who have come while the last request was under way. */
    private Answer createTransfers(List<Transfer> transfers) {
        try {
            var outcome = batcher.offer(transfers);
            if (outcome.isEmpty()) {
                return new Answer(503, "too many are waiting");
            }
            return created(
                    transfers.stream().map(Transfer::id).toList(),
                    outcome.get().get(answerTime.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) { // it goes on without us
            return new Answer(504, "no reply yet");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TigerBeetleException failure) {
                return failed(failure);
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            return new Answer(504, "interrupted");
        } catch (IllegalStateException e) {
            return new Answer(503, "no longer open");
        }
    }

    /** All requests without a reply: what matters is whether they may have been executed. */
    private static Answer failed(TigerBeetleException e) {
        return new Answer(e.mayHaveExecuted() ? 504 : 503, e.getClass().getSimpleName());
    }

    private static Answer created(List<UInt128> ids, List<? extends CreateStatus> statuses) {
        int code = statuses.stream().mapToInt(Gateway::code).max().orElseThrow();
        String text =
                IntStream.range(0, ids.size())
                        .mapToObj(i -> ids.get(i) + " " + statuses.get(i))
                        .collect(Collectors.joining("\n"));
        return new Answer(code, text);
    }

    private static int code(CreateStatus status) {
        return switch (status.kind()) {
            case EXISTS -> 200;
            case CREATED -> 201;
            case EXISTS_WITH_DIFFERENT -> 409;
            case CHAIN, TRANSIENT, PERMANENT -> 422;
        };
    }

    /** The lines of a body, each of which has to be right. */
    private static <T> List<T> events(HttpExchange exchange, Function<String[], T> reader)
            throws Refusal, IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            throw new Refusal(413, "more than " + BODY_MAX + " bytes");
        }
        String text = new String(body, US_ASCII); // anything else becomes a sign that no number has
        String[] lines =
                (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
        if (lines.length > LINES_MAX) {
            throw new Refusal(413, "more than " + LINES_MAX + " lines");
        }
        List<T> events = new ArrayList<>();
        for (String line : lines) {
            try {
                events.add(reader.apply(line.split(" ", -1)));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new Refusal(400, "line " + (events.size() + 1) + ": " + e.getMessage());
            }
        }
        return events;
    }

    private static Account account(String[] fields) {
        check(fields, 3);
        return Account.builder()
                .id(UInt128.parse(fields[0]))
                .ledger(number(fields[1]))
                .code(Math.toIntExact(number(fields[2])))
                .build();
    }

    private static Transfer transfer(String[] fields) {
        check(fields, 6);
        return Transfer.builder()
                .id(UInt128.parse(fields[0]))
                .debitAccountId(UInt128.parse(fields[1]))
                .creditAccountId(UInt128.parse(fields[2]))
                .amount(UInt128.parse(fields[3]))
                .ledger(number(fields[4]))
                .code(Math.toIntExact(number(fields[5])))
                .build();
    }

    private static void check(String[] fields, int count) {
        if (fields.length != count) {
            throw new IllegalArgumentException(fields.length + " fields instead of " + count);
        }
    }

    private static long number(String text) {
        return UInt128.parse(text).longValueExact();
    }

    private static UInt128 id(String text) throws Refusal {
        try {
            return UInt128.parse(text);
        } catch (NumberFormatException e) {
            throw new Refusal(400, String.valueOf(e.getMessage()));
        }
    }

    static String line(Account a) {
        return "%s %d %d %s %s %s %s"
                .formatted(
                        a.id(),
                        a.ledger(),
                        a.code(),
                        a.debitsPending(),
                        a.debitsPosted(),
                        a.creditsPending(),
                        a.creditsPosted());
    }

    static String line(Transfer t) {
        return "%s %s %s %s %d %d %d"
                .formatted(
                        t.id(),
                        t.debitAccountId(),
                        t.creditAccountId(),
                        t.amount(),
                        t.ledger(),
                        t.code(),
                        t.timestamp());
    }
}
