package tigerbeetle.panama.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.junit.real.RealServer;
import tigerbeetle.panama.junit.real.ServerChoice;

/**
 * The servers and clients of one run, lent to one test or class at a time; there are as many as
 * were ever needed at once. Closed by JUnit at the end of the run. Thread-safe.
 */
final class Pool implements AutoCloseable {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(Pool.class);
    private static final String CLUSTER_PROPERTY = "tigerbeetle.cluster";

    private final ServerChoice choice;
    private final UInt128 clusterId;
    private final @Nullable RealServer started;

    /** Those that nobody has, by whether they have the limits of development. */
    private final Map<Boolean, ConcurrentLinkedDeque<Pair>> free = new ConcurrentHashMap<>();

    private Pool(ServerChoice choice, UInt128 clusterId) {
        this.choice = choice;
        this.clusterId = clusterId;
        this.started = choice instanceof ServerChoice.Binary(String file) ? start(file) : null;
        // Once in a run, and never in doubt.
        System.out.println("@TigerBeetleTest runs on " + description());
    }

    /** The pool of the run that the context belongs to. */
    static Pool of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Pool.class,
                        key -> new Pool(choice(context), clusterId(context)),
                        Pool.class);
    }

    /** Which server the run uses; asking starts none. */
    static ServerChoice choice(ExtensionContext context) {
        return ServerChoice.of(
                context.getConfigurationParameter(ServerChoice.ADDRESS_PROPERTY).orElse(null),
                System.getenv());
    }

    private static UInt128 clusterId(ExtensionContext context) {
        String text = context.getConfigurationParameter(CLUSTER_PROPERTY).orElse("0");
        try {
            return UInt128.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(CLUSTER_PROPERTY + ": " + e.getMessage(), e);
        }
    }

    private static RealServer start(String file) {
        try {
            return RealServer.start(file);
        } catch (IOException e) {
            throw new UncheckedIOException(ServerChoice.BINARY_VARIABLE + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + file + " was starting", e);
        }
    }

    /** {@return the server in words} */
    String description() {
        return switch (choice) {
            case ServerChoice.Embedded() -> "the embedded server";
            case ServerChoice.Running(String address) -> "a real server at " + address;
            case ServerChoice.Binary(String file) ->
                    "a real server at " + address() + ", started from " + file;
        };
    }

    private String address() {
        return started == null ? "" : started.address();
    }

    /** Lends a pair in the state of a new one. */
    Pair borrow(boolean developmentLimits) {
        for (Pair pair; (pair = free(developmentLimits).poll()) != null; ) {
            if (pair.refresh()) {
                return pair;
            }
            pair.close();
        }
        Pair pair =
                switch (choice) {
                    case ServerChoice.Embedded() -> Pair.embedded(developmentLimits);
                    case ServerChoice.Running(String address) -> Pair.real(address, clusterId);
                    case ServerChoice.Binary ignored -> Pair.real(address(), UInt128.ZERO);
                };
        pair.refresh();
        return pair;
    }

    /** Takes back what was lent, in whatever state. */
    void giveBack(Pair pair, boolean developmentLimits) {
        free(developmentLimits).push(pair);
    }

    private ConcurrentLinkedDeque<Pair> free(boolean developmentLimits) {
        return free.computeIfAbsent(developmentLimits, key -> new ConcurrentLinkedDeque<>());
    }

    @Override
    public void close() throws IOException {
        for (ConcurrentLinkedDeque<Pair> pairs : List.copyOf(free.values())) {
            for (Pair pair; (pair = pairs.poll()) != null; ) {
                pair.close();
            }
        }
        if (started != null) {
            started.close();
        }
    }
}
