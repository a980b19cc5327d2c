package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.wire.FuzzClient;
import tigerbeetle.panama.embedded.wire.Mutations;
import tigerbeetle.panama.embedded.wire.TestMessages;

/**
 * Sends hostile messages into a server without sockets. Whatever they are:
 *
 * <ul>
 *   <li>nothing is thrown, and no answer would abort the client that asked (the exchange shows each
 *       to the model of the client library);
 *   <li>a connection holds no more than one message of received bytes;
 *   <li>only what is answered with a fresh reply changes anything: a second replica, given those
 *       messages alone, gives the same bytes to each of them, and holds the same in the end;
 *   <li>a client that behaves is served all the while.
 * </ul>
 */
public final class Fuzz {

    private static final int LINKS = 8;
    private static final int GOOD_PERIOD = 20;
    private static final int FRUITLESS_MAX = 10;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Random random;
    private final Mutations mutations;
    private final Map<String, Long> outcomes;
    private final Exchange exchange;
    private final Ledger shadowLedger = new Ledger();
    private final Replica shadow;

    private final Exchange.Link goodLink;
    private final TestClient good = new TestClient(1);

    private final @Nullable Exchange.Link[] links = new Exchange.Link[LINKS];
    private final FuzzClient[] clients = new FuzzClient[LINKS];
    private final int[] fruitless = new int[LINKS];

    private LedgerContent.Counts counts;
    private volatile ByteBuffer current = ByteBuffer.allocate(0);

    /**
     * Starts a server.
     *
     * @param seed from which all follows
     * @param isDevelopment its limits: those for development, or those of production
     * @param outcomes where to count what became of the messages
     */
    public Fuzz(long seed, boolean isDevelopment, Map<String, Long> outcomes) {
        Limits limits = isDevelopment ? Limits.DEVELOPMENT : Limits.PRODUCTION;
        this.random = new Random(seed);
        this.mutations = new Mutations(random);
        this.outcomes = outcomes;
        this.exchange = new Exchange(limits);
        this.shadow = new Replica(TestMessages.CLUSTER, limits, shadowLedger, exchange.nowNs);
        this.counts = LedgerContent.counts(exchange.ledger);
        exchange.observer = this::see;
        this.goodLink = exchange.connect();
        good.register(goodLink);
        for (int slot = 0; slot < LINKS; slot++) {
            clients[slot] = mutations.client();
        }
    }

    /** Counts by outcome, sorted. */
    public static Map<String, Long> outcomes() {
        return new TreeMap<>();
    }

    /** What was sent last. */
    public ByteBuffer current() {
        return current;
    }

    /** Sends one message, or what looks like one. */
    public void step(int number) {
        exchange.nowNs += random.nextInt(2_000_000_000);
        if (random.nextInt(5_000) == 0) {
            exchange.nowNs += DAY_NS;
        }
        int slot = random.nextInt(LINKS);
        Exchange.Link link = link(slot);
        current = mutations.next(clients[slot], clients[random.nextInt(LINKS)]);
        fruitless[slot]++;
        for (ByteBuffer answer : feed(link, current)) {
            if (clients[slot].note(answer)) {
                fruitless[slot] = 0;
            }
        }
        if (number % GOOD_PERIOD == 0) {
            good.ask(goodLink, good.noop());
        }
    }

    /** An open connection; a client that gets nowhere is replaced. */
    private Exchange.Link link(int slot) {
        Exchange.Link link = links[slot];
        boolean isNew = link == null || fruitless[slot] > FRUITLESS_MAX;
        if (link != null && !isNew && !link.isClosed() && random.nextInt(200) > 0) {
            return link;
        }
        if (link != null) {
            link.close("fin");
        }
        link = exchange.connect();
        links[slot] = link;
        if (isNew || random.nextInt(20) == 0) {
            clients[slot] = mutations.client();
            fruitless[slot] = 0;
            for (ByteBuffer answer : link.feed(clients[slot].register())) {
                clients[slot].note(answer);
            }
        }
        return link;
    }

    /** Sends bytes at once or in two pieces, and sometimes only the first. */
    private List<ByteBuffer> feed(Exchange.Link link, ByteBuffer bytes) {
        int split = random.nextInt(4) == 0 ? random.nextInt(bytes.capacity() + 1) : 0;
        List<ByteBuffer> answers = new ArrayList<>(link.feed(bytes.slice(0, split)));
        boolean isCut = split > 0 && random.nextInt(50) == 0;
        if (!isCut) {
            answers.addAll(link.feed(bytes.slice(split, bytes.capacity() - split)));
        }
        if (link.isClosed()) {
            count("closed: " + link.closeReason());
        } else if (isCut) {
            link.close("fin");
        }
        return answers;
    }

    private void see(ByteBuffer message, @Nullable Outcome outcome) {
        LedgerContent.Counts before = counts;
        counts = LedgerContent.counts(exchange.ledger);
        if (outcome instanceof Outcome.Reply reply && !reply.isRepeated()) {
            Outcome expected = shadow.handle(exchange.nowNs, message);
            require(outcome.equals(expected), "a message that was refused has had an effect");
        } else {
            require(counts.equals(before), "a message that was refused has changed the ledger");
        }
        require(
                exchange.replica.sessionCount() == shadow.sessionCount(),
                "a message that was refused has changed the sessions");
        count(outcome);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    private void count(@Nullable Outcome outcome) {
        switch (outcome) {
            case null -> {} // counted as closed
            case Outcome.Drop drop -> count("dropped: " + drop.reason());
            case Outcome.Reply reply -> count(reply.isRepeated() ? "replied again" : "replied");
            case Outcome.Pong pong -> count("pong");
            case Outcome.Eviction eviction -> count("evicted: " + eviction.reason());
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    /** Compares all that the two ledgers hold. */
    public void finish() {
        require(
                LedgerContent.all(exchange.ledger).equals(LedgerContent.all(shadowLedger)),
                "messages that were refused have changed the ledger");
        require(
                LedgerContent.counts(exchange.ledger).equals(LedgerContent.counts(shadowLedger)),
                "messages that were refused have changed what the ledger counts");
        outcomes.merge("in the ledgers: accounts", (long) counts.accounts(), Long::sum);
        outcomes.merge("in the ledgers: transfers", (long) counts.transfers(), Long::sum);
        outcomes.merge("in the ledgers: change events", (long) counts.events(), Long::sum);
    }
}
