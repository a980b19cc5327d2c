package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.ControlOperation;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.HeaderRules;
import tigerbeetle.panama.embedded.wire.MessageEncoder;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.PingHeader;
import tigerbeetle.panama.embedded.wire.Release;
import tigerbeetle.panama.embedded.wire.RequestHeader;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * The cluster's only replica, always its primary: takes one message at a time and says what becomes
 * of it. A request is executed at once, so that none is ever under way when the next comes.
 *
 * <p>The checks stand in the order of TigerBeetle 0.17.9 ({@code src/vsr/replica.zig}, {@code
 * ignore_request_message}): a request that breaks several rules gets the same answer as from a real
 * server. Where the real one stops at an assertion (operation 128 or client id 0 from a client,
 * limits of filters that add up to more than 2³² bytes) the answer is an eviction or none.
 */
public final class Replica {

    /** The view in which a freshly formatted real replica of one is. It never changes. */
    public static final int VIEW = 1;

    private static final int REGISTER_REPLY_SIZE = 64;

    private final U128 cluster;
    private final Limits limits;
    private Ledger ledger;
    private final SessionTable sessions;
    private final CommitClock clock = new CommitClock();
    private final MessageEncoder encoder;
    private final RequestBody body;
    private final Execution execution;

    /** The body of every reply to a registration: the limit, then zeroes. */
    private final ByteBuffer registerReplyBody;

    /**
     * Opens a replica without sessions. As on a real server the first op is a pulse, so the first
     * session gets the number 2.
     *
     * @param cluster the cluster id
     * @param limits the limits
     * @param ledger the state machine; driven by this replica alone from now on
     * @param nowNs the wall clock in nanoseconds since 1970
     */
    public Replica(U128 cluster, Limits limits, Ledger ledger, long nowNs) {
        this.cluster = cluster;
        this.limits = limits;
        this.ledger = ledger;
        this.sessions = new SessionTable(limits.sessionCountMax());
        this.encoder = new MessageEncoder(cluster, VIEW);
        this.body = new RequestBody(limits);
        this.execution = new Execution(ledger, limits);
        this.registerReplyBody =
                ByteBuffer.allocate(REGISTER_REPLY_SIZE)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0, limits.batchSizeLimit());
        pulse(nowNs);
    }

    /**
     * Takes a message.
     *
     * @param nowNs the wall clock in nanoseconds since 1970
     * @param message a message for this cluster whose framing has been checked; not changed and not
     *     kept
     * @return what becomes of it
     */
    public Outcome handle(long nowNs, ByteBuffer message) {
        if (!cluster.equals(Header.cluster(message))) {
            throw new IllegalArgumentException("a message for cluster " + Header.cluster(message));
        }
        int command = Header.command(message);
        boolean isRequest = command == Command.REQUEST.number();
        if (!isRequest && command != Command.PING_CLIENT.number()) {
            return new Outcome.Drop(DropReason.NOT_FROM_A_CLIENT);
        }
        if (HeaderRules.defect(message) != null) {
            return new Outcome.Drop(DropReason.INVALID_HEADER);
        }
        return isRequest ? request(nowNs, message) : ping(message);
    }

    /** {@code ignore_ping_client}: a client that lost its session while idle learns it here. */
    private Outcome ping(ByteBuffer message) {
        U128 client = PingHeader.client(message);
        long session = PingHeader.session(message);
        if (session != 0
                && sessions.get(client) == null
                && Long.compareUnsigned(session, clock.op()) <= 0) {
            return refuse(client, EvictionReason.NO_SESSION);
        }
        EvictionReason reason = releaseProblem(Header.release(message));
        return reason != null
                ? refuse(client, reason)
                : new Outcome.Pong(client, encoder.pong(message));
    }

    private Outcome request(long nowNs, ByteBuffer message) {
        if (Integer.compareUnsigned(Header.view(message), VIEW) > 0) {
            return new Outcome.Drop(DropReason.VIEW_IN_THE_FUTURE);
        }
        EvictionReason reason = requestProblem(message);
        if (reason != null) {
            return refuse(RequestHeader.client(message), reason);
        }
        Outcome outcome = answerWithoutExecution(message);
        if (outcome != null) {
            return outcome;
        }
        if (RequestHeader.timestamp(message) != 0) {
            return new Outcome.Drop(DropReason.TIMESTAMP);
        }
        return execute(nowNs, message);
    }

    /** What is wrong with a request, whoever sends it. Leaves its body decoded. */
    private @Nullable EvictionReason requestProblem(ByteBuffer message) {
        EvictionReason reason = releaseProblem(Header.release(message));
        if (reason != null) {
            return reason;
        }
        int bodySize = Header.size(message) - Header.SIZE;
        if (bodySize > limits.batchSizeLimit()) {
            return EvictionReason.INVALID_REQUEST_BODY_SIZE;
        }
        int number = RequestHeader.operation(message);
        if (number == ControlOperation.REGISTER) {
            return bodySize == 0 ? EvictionReason.INVALID_REQUEST_BODY_SIZE : null;
        }
        if (number == ControlOperation.NOOP) {
            return null;
        }
        Operation operation = Operation.of(number);
        if (operation == null) {
            return EvictionReason.INVALID_REQUEST_OPERATION;
        }
        return body.decode(operation, message) ? null : EvictionReason.INVALID_REQUEST_BODY;
    }

    private static @Nullable EvictionReason releaseProblem(int release) {
        if (Integer.compareUnsigned(release, Release.CLIENT_MIN) < 0) {
            return EvictionReason.CLIENT_RELEASE_TOO_LOW;
        }
        return Integer.compareUnsigned(release, Release.SERVER) > 0
                ? EvictionReason.CLIENT_RELEASE_TOO_HIGH
                : null;
    }

    /**
     * {@code ignore_request_message_duplicate}: compares a request with the client's session.
     *
     * @return null if the request is the session's next one, or opens a session
     */
    private @Nullable Outcome answerWithoutExecution(ByteBuffer message) {
        U128 client = RequestHeader.client(message);
        boolean isRegister = RequestHeader.operation(message) == ControlOperation.REGISTER;
        Session session = sessions.get(client);
        if (session == null) {
            return isRegister ? null : refuse(client, EvictionReason.NO_SESSION);
        }
        if (!isRegister) {
            int order = Long.compareUnsigned(RequestHeader.session(message), session.number());
            if (order < 0) {
                return refuse(client, EvictionReason.SESSION_TOO_LOW);
            }
            if (order > 0) {
                return new Outcome.Drop(DropReason.SESSION_IN_THE_FUTURE);
            }
        }
        if (Header.release(message) != session.release()) {
            return refuse(client, EvictionReason.SESSION_RELEASE_MISMATCH);
        }
        return compareWithLast(session, client, message);
    }

    private static @Nullable Outcome compareWithLast(
            Session session, U128 client, ByteBuffer message) {
        long request = Integer.toUnsignedLong(RequestHeader.request(message));
        long last = Integer.toUnsignedLong(session.lastRequest());
        if (request < last) {
            return new Outcome.Drop(DropReason.OLD_REQUEST);
        }
        if (request == last) {
            return Header.checksum(message).equals(session.lastRequestChecksum())
                    ? new Outcome.Reply(client, session.lastReply(), true)
                    : new Outcome.Drop(DropReason.REQUEST_COLLISION);
        }
        if (request > last + 1) {
            return new Outcome.Drop(DropReason.REQUEST_IN_THE_FUTURE);
        }
        return RequestHeader.parent(message).equals(session.context())
                ? null
                : new Outcome.Drop(DropReason.WRONG_PARENT);
    }

    private Outcome execute(long nowNs, ByteBuffer message) {
        U128 client = RequestHeader.client(message);
        int number = RequestHeader.operation(message);
        tick(nowNs);
        // Op and timestamp are taken before the ledger is called: should it fail, nothing is ever
        // given the same timestamp again.
        Operation operation = Operation.of(number);
        int eventCount = operation != null && operation.kind().isCreate() ? body.eventCount() : 0;
        long timestamp = clock.next(nowNs, eventCount);
        ByteBuffer replyBody;
        if (operation != null) {
            replyBody = execution.run(operation, timestamp, body);
        } else if (number == ControlOperation.REGISTER) {
            replyBody = registerReplyBody;
        } else {
            replyBody = ByteBuffer.allocate(0);
        }
        ByteBuffer reply = encoder.reply(message, clock.op(), timestamp, replyBody);
        Session session = sessions.get(client);
        if (session == null) {
            sessions.open(reply);
        } else {
            session.reply(reply);
        }
        return new Outcome.Reply(client, reply, false);
    }

    /**
     * Expires the pending transfers that are due. To be called every 100 ms or so while {@link
     * #nextExpiryNs} says that there are any; a request does it first of all, too.
     *
     * @param nowNs the wall clock in nanoseconds since 1970
     */
    public void tick(long nowNs) {
        boolean progress = true;
        while (progress && ledger.nextExpiry() <= Math.max(nowNs, clock.timestamp())) {
            progress = pulse(nowNs) > 0;
        }
    }

    /** Commits a pulse and returns how many transfers it expired. */
    private int pulse(long nowNs) {
        // The real server's pulses take 8,190 timestamps whatever they expire
        // (src/state_machine.zig, prepare_delta_nanoseconds).
        int eventCount = Limits.PRODUCTION.expiryCountMax();
        long timestamp = clock.next(nowNs, eventCount);
        return ledger.expire(timestamp, limits.expiryCountMax());
    }

    /**
     * When the next pending transfer expires.
     *
     * @return nanoseconds since 1970, or {@link Long#MAX_VALUE} if none will
     */
    public long nextExpiryNs() {
        return ledger.nextExpiry();
    }

    /**
     * The number of open sessions.
     *
     * @return 0 to the limit
     */
    public int sessionCount() {
        return sessions.count();
    }

    /**
     * All sessions.
     *
     * @return their states, in the order of their numbers
     */
    public List<SessionState> sessions() {
        return sessions.states();
    }

    /**
     * The state machine, to be looked at.
     *
     * @return the ledger, which is this replica's to change
     */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Copies the ledger.
     *
     * @return what {@link #restore} takes
     */
    public Checkpoint checkpoint() {
        return new Checkpoint(ledger.copy(), clock.timestamp());
    }

    /**
     * Goes on with another ledger. Sessions stay, with the replies to their last requests. Op
     * numbers and timestamps go on growing, and stay above those of the ledger. What is due expires
     * now.
     *
     * @param checkpoint the ledger, driven by this replica alone from now on
     * @param nowNs the wall clock in nanoseconds since 1970
     */
    public void restore(Checkpoint checkpoint, long nowNs) {
        clock.advanceTo(checkpoint.timestamp());
        ledger = checkpoint.ledger();
        execution.use(ledger);
        tick(nowNs);
    }

    /**
     * Ends the session of a client, if it has one.
     *
     * @param client the client, not 0
     * @param reason what it is told
     * @return what to send
     */
    public Outcome.Eviction evict(U128 client, EvictionReason reason) {
        sessions.remove(client);
        return refuse(client, reason);
    }

    /** Ends all sessions. Op numbers go on, so that clients cannot take a new one for theirs. */
    public void endSessions() {
        sessions.clear();
    }

    private Outcome.Eviction refuse(U128 client, EvictionReason reason) {
        return new Outcome.Eviction(client, reason, encoder.eviction(client, reason));
    }
}
