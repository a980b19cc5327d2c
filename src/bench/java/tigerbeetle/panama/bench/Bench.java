package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tigerbeetle.panama.bench.driver.Load;

/**
 * What all scenarios share.
 *
 * @param servers those of this run; the first one is for the comparison of the clients
 * @param directory of the logs
 * @param high the upper half of the ids of the next block: no two blocks share an id
 */
record Bench(
        Plan plan,
        Results results,
        Console console,
        List<Peer> peers,
        List<BenchServer> servers,
        Path directory,
        AtomicLong high) {

    BenchServer server() {
        return servers.getFirst();
    }

    Rounds rounds() {
        return new Rounds(results, console, plan);
    }

    long nextHigh() {
        return high.getAndIncrement();
    }

    /** The peers that take part in this load. */
    List<Peer> peers(Load load) {
        return peers.stream().filter(peer -> peer.loads().test(load)).toList();
    }

    /** One for each client: those that take part wherever anybody does. */
    List<Peer> clients() {
        return peers(new Load(Load.Operation.TRANSFERS, 8_189, 1, 1, 1, Load.Calls.BLOCKING));
    }

    /** Those of them with one of these names. */
    List<Peer> named(Set<String> names) {
        return peers.stream().filter(peer -> names.contains(peer.name())).toList();
    }

    /** Starts a peer's driver. */
    Driver start(Peer peer, boolean standIn) throws IOException {
        Files.createDirectories(directory);
        Path log = directory.resolve(peer.name() + ".log");
        return Driver.start(standIn ? peer.standIn() : peer.command(), peer.environment(), log);
    }
}
