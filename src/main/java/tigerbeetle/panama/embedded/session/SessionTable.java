package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * The sessions of all clients, bounded ({@code src/vsr/client_sessions.zig}). A session ends only
 * when its place is needed: a connection that closes leaves it alone, so that the client can come
 * back and ask again.
 */
final class SessionTable {

    private final int countMax;
    private final Map<U128, Session> sessions;

    SessionTable(int countMax) {
        this.countMax = countMax;
        this.sessions = new HashMap<>();
    }

    /** The session of a client, or null if it has none or lost it. */
    @Nullable Session get(U128 client) {
        return sessions.get(client);
    }

    /** The number of sessions. */
    int count() {
        return sessions.size();
    }

    /** Ends a session, if the client has one. */
    void remove(U128 client) {
        sessions.remove(client);
    }

    /** Ends all sessions. */
    void clear() {
        sessions.clear();
    }

    /** All sessions, the oldest first. */
    List<SessionState> states() {
        return sessions.entrySet().stream()
                .map(entry -> state(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SessionState::number))
                .toList();
    }

    private static SessionState state(U128 client, Session session) {
        return new SessionState(
                client,
                session.number(),
                session.release(),
                Integer.toUnsignedLong(session.lastRequest()));
    }

    /**
     * Opens a session. When the table is full, the client whose last reply is the oldest loses its
     * session; nothing is sent to it now.
     */
    void open(ByteBuffer registerReply) {
        if (sessions.size() == countMax) {
            sessions.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastCommit()))
                    .ifPresent(oldest -> sessions.remove(oldest.getKey()));
        }
        sessions.put(ReplyHeader.client(registerReply), new Session(registerReply));
    }
}
