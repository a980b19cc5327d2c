package tigerbeetle.panama.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.junit.real.RealServer;

/** The kinds of servers on which the contract holds. */
enum TestServer {
    EMBEDDED {
        @Override
        boolean isAvailable() {
            return true;
        }

        @Override
        boolean canStartAnother() {
            return true;
        }

        @Override
        Running start() {
            EmbeddedServer server = EmbeddedServer.start();
            return new Running(server.address(), server::close);
        }
    },

    REAL {
        @Override
        boolean isAvailable() {
            return RealServer.isConfigured();
        }

        @Override
        boolean canStartAnother() {
            return RealServer.isOurs();
        }

        @Override
        Running start() throws IOException, InterruptedException {
            RealServer server = RealServer.start();
            return new Running(server.address(), server::stop);
        }
    };

    /** What ends a server. */
    @FunctionalInterface
    interface Stop {
        void stop() throws IOException, InterruptedException;
    }

    /** A server that runs until it is closed. */
    record Running(String address, Stop end) implements AutoCloseable {

        @Override
        public void close() {
            try {
                end.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether there is one on this machine. */
    abstract boolean isAvailable();

    /** Whether a test may have one to itself, and do to it what others must not see. */
    abstract boolean canStartAnother();

    /** Starts one that the caller closes. */
    abstract Running start() throws IOException, InterruptedException;
}
