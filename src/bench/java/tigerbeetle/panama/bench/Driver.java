package tigerbeetle.panama.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The process of a peer that does the measured work. It reads a command a line and answers each
 * with a line of JSON:
 *
 * <pre>
 *   open ADDRESS    opens a client, after closing the last one, and looks one account up
 *   load op=… events=… requests=… threads=… inflight=… calls=… high=…
 *                   see {@link tigerbeetle.panama.bench.driver.Load}
 *   fill events=… repeat=…
 *                   makes the memory of a batch and fills it so often, without a request; both
 *                   are in the time
 * </pre>
 *
 * <p>It checks every reply, fails with {@code {"error":…}}, and ends when its input does.
 */
final class Driver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int END_SECONDS_MAX = 10;
    private static final String END = "";

    private final Process process;
    private final BufferedWriter input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Path log;

    /** Where the client of this driver is connected to. */
    private String address = "";

    /** Why a driver cannot go on. */
    static final class DriverException extends Exception {
        private static final long serialVersionUID = 1;

        DriverException(String message) {
            super(message);
        }
    }

    private Driver(Process process, Path log) {
        this.process = process;
        this.input = process.outputWriter();
        this.log = log;
    }

    /**
     * Starts a driver.
     *
     * @param log the file for what it prints to its standard error
     */
    static Driver start(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        Driver driver = new Driver(builder.start(), log);
        Thread.ofVirtual().start(driver::read);
        return driver;
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("{")) { // whatever else a client may print is not for us
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // the process was ended
        }
        lines.add(END);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Connects its client, if it is not connected to this address already. */
    void open(String wanted, Duration timeout) throws DriverException, InterruptedException {
        if (!wanted.equals(address)) {
            address = "";
            ask("open " + wanted, timeout);
            address = wanted;
        }
    }

    /** Sends a command and waits for the answer: its numbers by their names. */
    Map<String, Double> ask(String command, Duration timeout)
            throws DriverException, InterruptedException {
        try {
            input.write(command + "\n");
            input.flush();
        } catch (IOException e) {
            // it has ended: the answer says why
        }
        String line = lines.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            process.destroyForcibly();
            throw new DriverException("no answer within " + timeout.toSeconds() + " s: " + command);
        }
        if (line.equals(END)) {
            throw new DriverException("it ended: " + lastLogLine());
        }
        return parse(line);
    }

    private Map<String, Double> parse(String line) throws DriverException {
        try {
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new DriverException(answer.get("error").asText());
            }
            Map<String, Double> numbers = new HashMap<>();
            answer.properties()
                    .forEach(field -> numbers.put(field.getKey(), field.getValue().asDouble()));
            return numbers;
        } catch (JsonProcessingException e) {
            throw new DriverException("not JSON: " + line);
        }
    }

    private String lastLogLine() {
        try {
            List<String> all = Files.readAllLines(log);
            return all.isEmpty() ? "without a word" : all.getLast() + " (" + log + ")";
        } catch (IOException e) {
            return "see " + log;
        }
    }

    /** Lets it end by itself, or else ends it. */
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // it has ended already
        }
        try {
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
