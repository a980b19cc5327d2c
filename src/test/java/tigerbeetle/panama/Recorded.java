package tigerbeetle.panama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What Flight Recorder has of clients while something is done: all of it, however quick. */
public final class Recorded {

    private static final List<String> EVENTS =
            List.of(
                    "tigerbeetle.Request",
                    "tigerbeetle.Chunks",
                    "tigerbeetle.ClientState",
                    "tigerbeetle.Eviction");

    private Recorded() {}

    /** What is done. */
    @FunctionalInterface
    public interface Action {
        /** Does it. */
        void run() throws Exception;
    }

    /** The events, in the order in which they were committed. */
    public static List<RecordedEvent> during(Action action) throws Exception {
        Path file = Files.createTempFile("recorded", ".jfr");
        try (Recording recording = new Recording()) {
            EVENTS.forEach(event -> recording.enable(event).withThreshold(Duration.ZERO));
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
            return read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static List<RecordedEvent> read(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> EVENTS.contains(event.getEventType().getName()))
                .toList();
    }

    /** Those of a kind and a client. */
    public static List<RecordedEvent> of(List<RecordedEvent> events, String name, Client client) {
        String id = client.id().toString();
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("tigerbeetle." + name))
                .filter(event -> id.equals(event.getString("client")))
                .toList();
    }
}
