package tigerbeetle.panama.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.layout.CreateResultLayout;

/** Which timestamps of a recording are symbolic. */
class RecordingWriterTest {

    private static final long TIMESTAMP = 5_680_287_637_681_999_999L;

    @TempDir private Path directory;

    /** The one step of a recording of an event that has the timestamp of its result. */
    private String recorded(CreateTransferStatus status, TransferFlags flags) throws Exception {
        Transfer transfer =
                Transfer.of(1, 2, 3, 4, 5, 6).toBuilder().flags(flags).timestamp(TIMESTAMP).build();
        ByteBuffer event = buffer(Transfer.SIZE);
        transfer.writeTo(event, 0);
        ByteBuffer result = buffer(CreateResultLayout.SIZE);
        CreateResultLayout.TIMESTAMP.set(result, 0, TIMESTAMP);
        CreateResultLayout.STATUS.set(result, 0, Integer.toUnsignedLong(status.code()));
        RecordingWriter writer = new RecordingWriter("one", "one");
        writer.request(Operation.CREATE_TRANSFERS, event, result);
        Path file = directory.resolve("one.jsonl");
        writer.write(file);
        return Files.readAllLines(file).getLast();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void whatIsImportedKeepsItsTimestamp() throws Exception {
        for (CreateTransferStatus status :
                new CreateTransferStatus[] {
                    CreateTransferStatus.CREATED, CreateTransferStatus.LINKED_EVENT_FAILED
                }) {
            assertThat(recorded(status, TransferFlags.IMPORTED))
                    .contains("\"timestamp\":\"" + TIMESTAMP + "\",\"status\"")
                    .doesNotContain("T1");
        }
    }

    @Test
    void theServerMayChooseTheTimestampWithWhichAnEventWasRefused() throws Exception {
        assertThat(recorded(CreateTransferStatus.TIMESTAMP_MUST_BE_ZERO, TransferFlags.NONE))
                .contains("\"timestamp\":\"T1\",\"status\"");
        assertThat(
                        recorded(
                                CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE,
                                TransferFlags.IMPORTED))
                .contains("\"timestamp\":\"T1\",\"status\"");
    }
}
