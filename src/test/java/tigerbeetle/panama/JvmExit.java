package tigerbeetle.panama;

import java.util.List;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * Leaves a JVM with clients that are open and at work: the argument says how. Run in a JVM of its
 * own.
 */
final class JvmExit {

    /** What it ends with, unless main returns. */
    static final int STATUS = 7;

    /** What is printed when a close at the very end has returned. */
    static final String CLOSED = "closed at the end";

    private static final List<UInt128> IDS = List.of(UInt128.ONE);

    private JvmExit() {}

    /** Ways to leave. */
    enum Way {
        RETURN,
        EXIT,
        HALT,
        EXIT_WHERE_A_FUTURE_IS_COMPLETED,
        CLOSE_IN_A_SHUTDOWN_HOOK
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for them, which is the point
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedServer server = EmbeddedServer.start();
        Client nobody = Client.open("127.0.0.1:1");
        Client live = Client.open(server.address());
        live.createAccount(Account.of(1, 1, 1));
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().daemon().start(() -> callForEver(live));
            Thread.ofVirtual().start(() -> callForEver(live));
        }
        for (int i = 0; i < 100; i++) {
            nobody.lookupAccountsAsync(IDS);
            live.lookupAccountsAsync(IDS);
        }
        switch (Way.valueOf(arguments[0])) {
            case RETURN -> server.close(); // clients at work on a server that is gone
            case EXIT -> System.exit(STATUS);
            case HALT -> Runtime.getRuntime().halt(STATUS);
            case EXIT_WHERE_A_FUTURE_IS_COMPLETED -> {
                live.lookupAccountsAsync(IDS).thenRun(() -> System.exit(STATUS));
                Thread.currentThread().join();
            }
            case CLOSE_IN_A_SHUTDOWN_HOOK -> {
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(() -> {
                                    live.close();
                                    nobody.close();
                                    System.out.println(CLOSED);
                                }));
                System.exit(STATUS);
            }
        }
    }

    private static void callForEver(Client client) {
        while (true) {
            client.lookupAccounts(IDS);
        }
    }
}
