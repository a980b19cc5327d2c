package tigerbeetle.panama.embedded;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import tigerbeetle.panama.UInt128;

/**
 * Runs an {@link EmbeddedServer} as a process of its own, until it is interrupted or terminated.
 *
 * <p>Exit codes: 0 after {@code --help}, 1 if the port cannot be listened on or the server has
 * failed, 2 for a wrong option; after a signal what the JVM gives.
 */
public final class ServerMain {

    private static final String USAGE =
            """
            usage: server [--port N] [--cluster N] [--development]

              --port N       the port on 127.0.0.1, 0 for any free one (default 3000)
              --cluster N    the cluster id, decimal or 0x… (default 0)
              --development  the limits of a real server started with --development:
                             requests of 32 KiB, 253 accounts or transfers at a time
              --help         this text

            An in-memory TigerBeetle server for tests: all is gone when it stops.
            """;

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    private static final int DEFAULT_PORT = 3000;

    private ServerMain() {}

    /**
     * Runs the server.
     *
     * @param arguments the options, see {@code --help}
     */
    public static void main(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        EmbeddedServer.Builder builder = EmbeddedServer.builder().port(DEFAULT_PORT);
        try {
            apply(arguments, builder);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + " (--help lists the options)");
            System.exit(EXIT_USAGE);
        }
        try {
            run(builder, System.out);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
        }
        System.exit(EXIT_FAILED);
    }

    private static void run(EmbeddedServer.Builder builder, PrintStream out) {
        try (EmbeddedServer server = builder.start()) {
            Thread stop = new Thread(server::close, "tigerbeetle-embedded-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            out.println("TigerBeetle 0.17.9 embedded server: in memory, not for production");
            out.println("address " + server.address() + "  cluster " + server.clusterId());
            out.flush();
            server.awaitClose();
        }
    }

    private static void apply(String[] arguments, EmbeddedServer.Builder builder) {
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--development" -> builder.developmentLimits();
                case "--port", "--cluster" -> {
                    i++;
                    if (i == arguments.length) {
                        throw new IllegalArgumentException(option + " needs a number");
                    }
                    apply(option, arguments[i], builder);
                }
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
    }

    private static void apply(String option, String value, EmbeddedServer.Builder builder) {
        try {
            if (option.equals("--port")) {
                builder.port(Integer.parseInt(value));
            } else {
                builder.clusterId(UInt128.parse(value));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " " + value + ": not a number in range", e);
        }
    }
}
