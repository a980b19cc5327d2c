package tigerbeetle.panama.embedded.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a hostile or broken peer might send, from a seed: recorded messages of three releases with
 * random changes, requests made up from nothing, duplicates, messages of replicas, and noise. Most
 * are sealed and put into a client's session, or they would not get far.
 */
public final class Mutations {

    private static final List<String> RECORDINGS =
            List.of(
                    "conversation-basic-0.17.9.json",
                    "conversation-multibatch-0.17.9.json",
                    "conversation-ping-0.17.9.json",
                    "conversation-basic-0.16.78.json",
                    "conversation-ping-0.16.78.json",
                    "conversation-basic-0.16.33.json");

    private static final int[] RELEASES = {
        Release.SERVER,
        Release.SERVER,
        Release.of(0, 17, 0),
        Release.of(0, 16, 78),
        Release.of(0, 16, 33),
        Release.CLIENT_MIN
    };

    /** Numbers at which something ends. */
    private static final long[] EDGES = {
        0,
        1,
        2,
        127,
        128,
        255,
        256,
        0x7fff,
        0xffff,
        1 << 20,
        Integer.MAX_VALUE,
        0xffff_ffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };

    private static final int NOISE_SIZE_MAX = 4096;
    private static final int COMMANDS = 30;

    private final Random random;
    private final RandomBodies bodies;
    private final List<ByteBuffer> fromClients = new ArrayList<>();
    private final List<ByteBuffer> fromServers = new ArrayList<>();
    private ByteBuffer last = ByteBuffer.allocate(0);

    /** Makes a source of messages; the same random numbers give the same messages. */
    public Mutations(Random random) {
        this.random = random;
        this.bodies = new RandomBodies(random);
        for (String name : RECORDINGS) {
            for (JsonNode event : Vectors.read(name).get("events")) {
                if (event.has("hex")) {
                    boolean isFromClient = event.get("direction").asText().equals("c2s");
                    (isFromClient ? fromClients : fromServers)
                            .add(Vectors.message(event.get("hex").asText()));
                }
            }
        }
    }

    /** A client of any release, with an id of its own. */
    public FuzzClient client() {
        U128 id = new U128(random.nextLong(), random.nextLong() | 1);
        return new FuzzClient(id, RELEASES[random.nextInt(RELEASES.length)]);
    }

    /**
     * What the client's connection sends next, all of the buffer.
     *
     * @param client the client
     * @param other another one, for which it may pretend to speak
     */
    public ByteBuffer next(FuzzClient client, FuzzClient other) {
        FuzzClient speaker = random.nextInt(30) == 0 ? other : client;
        int kind = random.nextInt(1000);
        ByteBuffer bytes;
        if (kind < 400) {
            bytes = changed(any(fromClients), speaker, random.nextInt(4));
        } else if (kind < 800) {
            bytes = changed(request(false), speaker, random.nextInt(3) - 1);
        } else if (kind < 801) {
            bytes = changed(request(true), speaker, random.nextInt(2));
        } else if (kind < 850) {
            bytes = last;
        } else if (kind < 870) {
            bytes = changed(client.register(), null, random.nextInt(2));
        } else if (kind < 900) {
            bytes = changed(any(fromServers), null, random.nextInt(3));
        } else if (kind < 930) {
            bytes = changed(otherCommand(), speaker, random.nextInt(3));
        } else if (kind < 950) {
            bytes = randomHeader();
        } else if (kind < 975) {
            bytes = noise();
        } else {
            bytes = joined(changed(any(fromClients), speaker, 0), last);
        }
        last = bytes.capacity() < NOISE_SIZE_MAX ? bytes : ByteBuffer.allocate(0);
        return bytes;
    }

    private static ByteBuffer copy(ByteBuffer message) {
        return copy(message, message.capacity());
    }

    /** A copy, cut short or made longer. */
    private static ByteBuffer copy(ByteBuffer message, int size) {
        ByteBuffer copy = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        return copy.put(0, message, 0, Math.min(size, message.capacity()));
    }

    private ByteBuffer any(List<ByteBuffer> messages) {
        return messages.get(random.nextInt(messages.size()));
    }

    private ByteBuffer request(boolean isLarge) {
        Operation[] operations = Operation.values();
        Operation operation = operations[random.nextInt(operations.length)];
        byte[] body = isLarge ? bodies.largeBody(operation) : bodies.body(operation);
        ByteBuffer message = TestMessages.message(Command.REQUEST.number(), body);
        return message.put(RequestHeader.OPERATION, (byte) operation.number());
    }

    /** Some command, most of them none of a client's, in a frame that is in order. */
    private ByteBuffer otherCommand() {
        byte[] body = new byte[random.nextInt(3) == 0 ? random.nextInt(300) : 0];
        return TestMessages.message(random.nextInt(COMMANDS), body);
    }

    private ByteBuffer randomHeader() {
        byte[] header = new byte[Header.SIZE];
        random.nextBytes(header);
        ByteBuffer message = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        message.put(Header.COMMAND, (byte) random.nextInt(COMMANDS));
        if (random.nextBoolean()) {
            TestMessages.CLUSTER.write(message, Header.CLUSTER);
            message.putInt(Header.MESSAGE_SIZE, Header.SIZE);
        }
        return TestMessages.seal(message);
    }

    private ByteBuffer noise() {
        byte[] noise = new byte[1 + random.nextInt(NOISE_SIZE_MAX)];
        random.nextBytes(noise);
        return ByteBuffer.wrap(noise).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer joined(ByteBuffer one, ByteBuffer two) {
        ByteBuffer both = copy(one, one.capacity() + two.capacity());
        return both.put(one.capacity(), two, 0, two.capacity());
    }

    /** The message in the speaker's session, changed in some places and mostly sealed. */
    private ByteBuffer changed(ByteBuffer original, @Nullable FuzzClient speaker, int count) {
        ByteBuffer message = copy(original);
        if (speaker != null) {
            speaker.chain(message);
        }
        boolean isResized = count > 0 && random.nextInt(8) == 0;
        if (isResized) {
            message = copy(message, Header.SIZE + random.nextInt(2 * message.capacity()));
            message.putInt(Header.MESSAGE_SIZE, message.capacity());
        }
        for (int i = 0; i < count; i++) {
            change(message);
        }
        return random.nextInt(20) > 0 ? TestMessages.seal(message) : message;
    }

    private void change(ByteBuffer message) {
        int end = message.capacity();
        switch (random.nextInt(10)) {
            case 0 -> message.put(RequestHeader.OPERATION, (byte) (128 + random.nextInt(24)));
            case 1 -> message.put(random.nextInt(end), (byte) random.nextInt());
            case 2 -> message.putShort(end - Short.BYTES, (short) random.nextInt(8));
            case 3 -> message.put(128 + random.nextInt(128), (byte) random.nextInt());
            case 4 -> message.put(end - 1 - random.nextInt(100), (byte) 0xff);
            case 5 -> message.put(Header.COMMAND, (byte) random.nextInt(COMMANDS));
            case 6 -> message.putInt(Header.RELEASE, RELEASES[random.nextInt(RELEASES.length)]);
            case 7 -> field(message, Header.COVERED, Header.SIZE - Header.COVERED);
            case 8 -> flip(message, random.nextInt(end));
            default -> field(message, 0, end);
        }
    }

    private void flip(ByteBuffer message, int index) {
        message.put(index, (byte) (message.get(index) ^ (1 << random.nextInt(8))));
    }

    /** Puts a number of interest, or one more or less than what is there, into an aligned field. */
    private void field(ByteBuffer message, int begin, int size) {
        int width = 1 << random.nextInt(4);
        int index = begin + random.nextInt(size / width) * width;
        boolean isStep = random.nextBoolean();
        long edge = EDGES[random.nextInt(EDGES.length)];
        int step = random.nextBoolean() ? 1 : -1;
        switch (width) {
            case 1 -> message.put(index, (byte) (isStep ? message.get(index) + step : edge));
            case 2 ->
                    message.putShort(
                            index, (short) (isStep ? message.getShort(index) + step : edge));
            case 4 -> message.putInt(index, isStep ? message.getInt(index) + step : (int) edge);
            default -> message.putLong(index, isStep ? message.getLong(index) + step : edge);
        }
    }
}
