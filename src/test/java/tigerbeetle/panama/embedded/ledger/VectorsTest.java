package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.conformance.Operation;
import tigerbeetle.panama.conformance.StructFormat;
import tigerbeetle.panama.layout.CreateResultLayout;

/** The ledger gives the very bytes that a real server 0.17.9 has given, timestamps included. */
class VectorsTest {

    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHANGE_EVENT_TYPE_EXPIRED = 4;

    private final Ledger ledger = new Ledger();
    private final ByteBuffer results = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    @ParameterizedTest
    @ValueSource(strings = {"random-workload-1", "random-workload-2-imported"})
    void randomWorkload(String name) throws IOException {
        JsonNode steps = read(name).path("steps");
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            for (JsonNode expiry : step.path("expiries_before")) {
                assertThat(ledger.expire(expiry.path("timestamp").asLong(), 1)).isEqualTo(1);
            }
            ByteBuffer events = hex(step.path("events_hex").asText());
            execute(step.path("name").asText(), step.path("reply_timestamp").asLong(), events);
            byte[] actual = new byte[results.remaining()];
            results.get(actual);
            assertThat(HexFormat.of().formatHex(actual))
                    .as("step %d: %s", i, step.path("name").asText())
                    .isEqualTo(step.path("results_hex").asText());
        }
        System.out.println(name + ": " + steps.size() + " passed, 0 failed");
    }

    @Test
    void stateMachineCases() throws IOException {
        JsonNode cases = read("state-machine-cases").path("cases");
        Map<Long, Long> expiries = recordedExpiries(cases);
        int passed = 0;
        for (JsonNode one : cases) {
            for (JsonNode step : one.path("steps")) {
                if (step.path("packet_status").asText().equals("ok")) {
                    assertThat(differences(step, expiries))
                            .as("%s: %s", one.path("case").asText(), step)
                            .isEmpty();
                    passed++;
                }
            }
        }
        System.out.println("state-machine-cases: " + passed + " passed, 0 failed");
    }

    @Test
    void sparseCases() throws IOException {
        long timestamp = 1_000_000;
        JsonNode cases = read("sparse-cases").path("cases");
        for (JsonNode one : cases) {
            boolean accounts = one.path("operation").asText().contains("accounts");
            StructFormat format = accounts ? StructFormat.ACCOUNT : StructFormat.TRANSFER;
            timestamp += 10_000;
            execute(
                    accounts ? "create_accounts" : "create_transfers",
                    timestamp,
                    VectorStruct.encode(format, one.path("events")));
            List<String> expected = new ArrayList<>();
            for (JsonNode result : one.path("results")) {
                expected.add(result.path("index").asInt() + " " + result.path("result").asInt());
            }
            assertThat(failures()).as(one.path("note").asText()).isEqualTo(expected);
        }
        System.out.println("sparse-cases: " + cases.size() + " passed, 0 failed");
    }

    /** The dense results that are not "created", as sparse ones. */
    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < results.remaining() / CreateResultLayout.SIZE; i++) {
            int at = i * CreateResultLayout.SIZE;
            int status = (int) CreateResultLayout.STATUS.get(results, at);
            if (status != CreateTransferStatus.CREATED.code()) {
                failures.add(i + " " + status);
            }
        }
        return failures;
    }

    /** When the transfers expired of whose expiry there is a change event. */
    private static Map<Long, Long> recordedExpiries(JsonNode cases) {
        Map<Long, Long> expiries = new HashMap<>();
        for (JsonNode result :
                cases.findValues("results").stream().flatMap(VectorsTest::stream).toList()) {
            if (result.path("type").asInt() == CHANGE_EVENT_TYPE_EXPIRED) {
                expiries.put(
                        result.path("transfer_timestamp").asLong(),
                        result.path("timestamp").asLong());
            }
        }
        return expiries;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private List<String> differences(JsonNode step, Map<Long, Long> expiries) {
        String operation = step.path("operation").asText();
        JsonNode expected = step.path("results");
        long timestamp = step.path("reply_timestamp").asLong();
        while (ledger.nextExpiry() < timestamp - step.path("events").size()) {
            long pulse =
                    expiries.values().stream()
                            .filter(time -> time >= ledger.nextExpiry())
                            .filter(time -> time < ledger.nextExpiry() + 1_000_000_000)
                            .findFirst()
                            .orElse(ledger.nextExpiry() + 1);
            ledger.expire(pulse, 1);
        }
        execute(operation, timestamp, VectorStruct.encode(event(operation), step.path("events")));
        StructFormat format = result(operation);
        List<String> differences = new ArrayList<>();
        if (results.remaining() != expected.size() * format.size()) {
            differences.add("results: " + results.remaining() / format.size());
            return differences;
        }
        for (int i = 0; i < expected.size(); i++) {
            int at = i * format.size();
            if (operation.startsWith("create")) {
                differences.addAll(createDifferences(operation, expected.get(i), at));
            } else {
                differences.addAll(VectorStruct.differences(format, results, at, expected.get(i)));
            }
        }
        return differences;
    }

    private List<String> createDifferences(String operation, JsonNode expected, int at) {
        int code = (int) CreateResultLayout.STATUS.get(results, at);
        String status =
                operation.equals("create_accounts")
                        ? CreateAccountStatus.fromCode(code).name()
                        : CreateTransferStatus.fromCode(code).name();
        List<String> differences = new ArrayList<>();
        if (!status.toLowerCase(Locale.ROOT).equals(expected.path("status").asText())
                || code != (int) expected.path("code").asLong()) {
            differences.add("status: " + status);
        }
        long timestamp = CreateResultLayout.TIMESTAMP.get(results, at);
        if (timestamp != expected.path("timestamp").asLong()) {
            differences.add("timestamp: " + timestamp);
        }
        return differences;
    }

    private void execute(String operation, long timestamp, ByteBuffer input) {
        results.clear();
        int limitMax = 8189;
        switch (operation) {
            case "create_accounts" -> ledger.createAccounts(timestamp, input, results);
            case "create_transfers" -> ledger.createTransfers(timestamp, input, results);
            case "lookup_accounts" -> ledger.lookupAccounts(input, results);
            case "lookup_transfers" -> ledger.lookupTransfers(input, results);
            case "get_account_transfers" -> ledger.getAccountTransfers(input, limitMax, results);
            case "get_account_balances" -> ledger.getAccountBalances(input, limitMax, results);
            case "query_accounts" -> ledger.queryAccounts(input, limitMax, results);
            case "query_transfers" -> ledger.queryTransfers(input, limitMax, results);
            case "get_change_events" -> ledger.getChangeEvents(input, 1016, results);
            default -> throw new IllegalArgumentException(operation);
        }
        results.flip();
    }

    private static StructFormat event(String operation) {
        return operation.equals("get_change_events")
                ? ChangeEventFormat.FILTER
                : Operation.of(operation).event();
    }

    private static StructFormat result(String operation) {
        return operation.equals("get_change_events")
                ? ChangeEventFormat.EVENT
                : Operation.of(operation).result();
    }

    private static ByteBuffer hex(String text) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(text)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static JsonNode read(String name) throws IOException {
        return JSON.readTree(VECTORS.resolve(name + ".json").toFile());
    }
}
