package tigerbeetle.panama.contract;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import tigerbeetle.panama.Client;

/**
 * Of each kind of server there is one, with one client, for the whole run: a client takes 0.6 s to
 * register. The first test that needs them starts them, and they end when the run is over.
 */
final class SharedServers implements BeforeAllCallback, AutoCloseable {

    private static final Namespace OURS = Namespace.create(SharedServers.class);
    private static final Map<TestServer, Shared> SHARED = new EnumMap<>(TestServer.class);

    /** A server, and a client of it. */
    record Shared(TestServer.Running server, Client client) {

        String address() {
            return server.address();
        }
    }

    static Shared of(TestServer kind) throws IOException, InterruptedException {
        synchronized (SHARED) {
            Shared shared = SHARED.get(kind);
            if (shared == null) {
                TestServer.Running server = kind.start();
                shared = new Shared(server, Client.open(server.address()));
                SHARED.put(kind, shared);
            }
            return shared;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(StoreScope.LAUNCHER_SESSION, OURS)
                .getOrComputeIfAbsent(SharedServers.class);
    }

    /** Called by JUnit, for what is in its store. */
    @Override
    public void close() {
        synchronized (SHARED) {
            for (Shared shared : SHARED.values()) {
                shared.client().close();
                shared.server().close();
            }
            SHARED.clear();
        }
    }
}
