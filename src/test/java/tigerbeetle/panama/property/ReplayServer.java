package tigerbeetle.panama.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import tigerbeetle.panama.conformance.ClientReplay;
import tigerbeetle.panama.conformance.Recording;
import tigerbeetle.panama.conformance.Replay;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.testing.TestClock;

/** An embedded server on which traces of other servers are replayed. */
final class ReplayServer implements AutoCloseable {

    private static final int SHOWN_MAX = 10;

    private final TestClock clock;
    private final EmbeddedServer server;
    private final NativeClient client;

    /**
     * Starts a server.
     *
     * @param start its time
     */
    ReplayServer(Instant start) {
        this.clock = TestClock.at(start);
        this.server = EmbeddedServer.builder().clock(clock).start();
        this.client = ClientReplay.open(server.address());
    }

    /**
     * Replays what was done and answered elsewhere.
     *
     * @throws Mismatch if something is answered otherwise
     */
    void replay(Trace trace) {
        Path file = TraceRecording.writeActual(trace, "replayed");
        server.reset();
        clock.advance(EmbeddedWorld.STEP); // as there: times near to now are as near to it here
        Replay.Outcome outcome;
        try {
            outcome = Replay.run(Recording.read(file), ClientReplay.target(client, clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!outcome.failures().isEmpty()) {
            throw Mismatch.withServer(
                    outcome.summary() + "\n" + outcome.differences(SHOWN_MAX), trace);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
