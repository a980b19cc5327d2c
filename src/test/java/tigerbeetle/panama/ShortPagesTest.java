package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** A server with smaller messages returns fewer change events than there are, and says nothing. */
@Timeout(60)
class ShortPagesTest {

    private static final int EVENT_COUNT = 1_100;
    private static final int DEVELOPMENT_PAGE = 1_016;

    @Test
    void aShortPageIsNotTheEnd() {
        try (EmbeddedServer server = EmbeddedServer.builder().developmentLimits().start();
                Client client = Client.open(server.address())) {
            client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));
            List<Transfer> transfers =
                    IntStream.range(0, EVENT_COUNT)
                            .mapToObj(i -> Transfer.of(Id.next(), 1, 2, 1, 700, 10))
                            .toList();
            assertThat(client.chunked().createTransfers(transfers).allCreated()).isTrue();

            ChangeEventsFilter all = ChangeEventsFilter.all();
            assertThat(client.getChangeEvents(all)).hasSize(DEVELOPMENT_PAGE);
            ChangeEventBatch batch = ChangeEventBatch.allocate(all.limit());
            assertThat(client.batches().getChangeEvents(all, batch).size())
                    .isEqualTo(DEVELOPMENT_PAGE);
            assertThat(client.changeEvents(0).map(ChangeEvent::transfer).map(Transfer::id))
                    .isEqualTo(transfers.stream().map(Transfer::id).toList());
        }
    }
}
