package tigerbeetle.panama.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.testing.TestClock;

/** Replays recordings through the native client: on embedded servers, or on one that runs. */
public final class ClientReplay {

    /**
     * Replays at a time: each client waits 0.6 s for its registration and takes some 20 MiB, which
     * is why not all of them begin at once.
     */
    private static final int CONCURRENCY = 8;

    /** A server on this machine answers in milliseconds, or never. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Any time that is late enough for imported events, which are of the past. */
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);

    /** One step follows the answer to the other; a second slot is for what has no answer. */
    private static final int REQUEST_COUNT_MAX = 2;

    private ClientReplay() {}

    /** Begins to replay each recording on a server of its own. The outcomes are in their order. */
    static List<Future<Replay.Outcome>> onEmbedded(List<Recording> recordings) {
        ExecutorService executor = Executors.newFixedThreadPool(CONCURRENCY);
        try {
            return recordings.stream()
                    .map(recording -> executor.submit(() -> onEmbedded(recording)))
                    .toList();
        } finally {
            executor.shutdown(); // once they are done
        }
    }

    private static Replay.Outcome onEmbedded(Recording recording) {
        TestClock clock = TestClock.at(START);
        EmbeddedServer.Builder server = EmbeddedServer.builder().clock(clock);
        if (recording.isDevelopment()) {
            server.developmentLimits();
        }
        try (EmbeddedServer started = server.start();
                NativeClient client = open(started.address())) {
            return Replay.run(recording, target(client, clock));
        }
    }

    /** Replays a recording on a server that was empty before. */
    static Replay.Outcome on(NativeClient client, Recording recording) {
        boolean clockMoves = recording.requires().contains(Recording.CLOCK_MOVES);
        return Replay.run(recording, new ClientTarget(client, new RealTime(clockMoves), TIMEOUT));
    }

    /**
     * Something to replay recordings on: an embedded server, which is to be empty each time.
     *
     * @param client of the server; stays the caller's
     * @param clock of the server
     */
    public static Target target(NativeClient client, TestClock clock) {
        return new ClientTarget(client, new TestTime(clock), TIMEOUT);
    }

    /** A client of the cluster 0. */
    public static NativeClient open(String address) {
        return NativeClient.open(0, 0, address, REQUEST_COUNT_MAX);
    }
}
