package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.ControlOperation;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.HeaderRules;
import tigerbeetle.panama.embedded.wire.PingHeader;
import tigerbeetle.panama.embedded.wire.RequestHeader;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * What goes wrong on purpose between the replica and its clients. Nothing here makes a message that
 * the replica would not make: replies get lost, and clients are evicted.
 */
public final class FaultPlan {

    /** Evicted clients that are remembered; an older one has no session, which it is told, too. */
    private static final int EVICTED_MAX = 1024;

    private final Map<U128, EvictionReason> evicted = new LinkedHashMap<>();
    private int dropCount;
    private @Nullable EvictionReason nextRegistration;

    /** Makes a plan in which nothing goes wrong. */
    public FaultPlan() {}

    /** Forgets all faults. */
    public void clear() {
        evicted.clear();
        dropCount = 0;
        nextRegistration = null;
    }

    /**
     * The next replies are not sent.
     *
     * @param count how many; 0 for none
     */
    public void dropReplies(int count) {
        dropCount = count;
    }

    /**
     * The next registration is refused.
     *
     * @param reason why
     */
    public void refuseNextRegistration(EvictionReason reason) {
        nextRegistration = reason;
    }

    /** Whatever the client sends from now on, it is evicted. */
    void evict(U128 client, EvictionReason reason) {
        if (evicted.size() == EVICTED_MAX) {
            evicted.remove(evicted.keySet().iterator().next());
        }
        evicted.put(client, reason);
    }

    /** Why the sender of a message is to be evicted, or null if it is not. */
    @Nullable EvictionReason evictionOf(ByteBuffer message) {
        if (evicted.isEmpty() && nextRegistration == null) {
            return null;
        }
        int command = Header.command(message);
        boolean isRequest = command == Command.REQUEST.number();
        boolean isPing = command == Command.PING_CLIENT.number();
        if ((!isRequest && !isPing) || HeaderRules.defect(message) != null) {
            return null;
        }
        U128 client = isRequest ? RequestHeader.client(message) : PingHeader.client(message);
        if (client.isZero()) {
            return null;
        }
        boolean isRegistration =
                isRequest && RequestHeader.operation(message) == ControlOperation.REGISTER;
        if (isRegistration && nextRegistration != null && !evicted.containsKey(client)) {
            evict(client, nextRegistration);
            nextRegistration = null;
        }
        return evicted.get(client);
    }

    /** Says whether an answer is lost, and counts it. */
    boolean drops(Outcome.Answer answer) {
        if (dropCount == 0 || !(answer instanceof Outcome.Reply)) {
            return false;
        }
        dropCount--;
        return true;
    }
}
