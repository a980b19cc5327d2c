package tigerbeetle.panama.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EvictionReason;
import tigerbeetle.panama.embedded.RequestLogEntry;
import tigerbeetle.panama.money.Asset;

/** What tables look like, to the letter. */
class TablesTest {

    private static final UInt128 LONG_ID = UInt128.parse("214850178493633095719753766415838275046");

    /** 2026-11-23T01:36:46.941838626Z. */
    private static final long TIME = 1_795_397_806_941_838_626L;

    private static final Tables PLAIN = Tables.plain();
    private static final Tables MONEY =
            PLAIN.withAssets(new Asset(700, "USD", 2), new Asset(701, "JPY", 0));

    private static final Account FIRST =
            Account.of(1, 700, 10).toBuilder().debitsPosted(100).timestamp(TIME).build();
    private static final Account SECOND =
            Account.of(20, 700, 10).toBuilder().creditsPosted(12_345).timestamp(TIME + 1).build();

    /** As the file of that name has it. */
    private static void assertDrawn(String name, String drawn) throws IOException {
        Path golden = Path.of("src/test/resources/tables", name + ".txt");
        assertThat(drawn + "\n").as(golden.toString()).isEqualTo(Files.readString(golden));
    }

    @Test
    void accounts() throws IOException {
        assertDrawn("accounts", PLAIN.accounts(List.of(FIRST, SECOND)));
    }

    @Test
    void accountsWithAllThereIs() throws IOException {
        Account full =
                new Account(
                        LONG_ID,
                        UInt128.MAX,
                        UInt128.of(2),
                        UInt128.of(3),
                        UInt128.of(4),
                        UInt128.of(5),
                        -1,
                        0xFFFF_FFFFL,
                        0xFFFF_FFFEL,
                        0xFFFF,
                        AccountFlags.of(AccountFlags.LINKED, AccountFlags.HISTORY),
                        -1);
        assertDrawn("accounts-full", PLAIN.accounts(List.of(full, FIRST)));
    }

    @Test
    void requests() throws IOException {
        List<RequestLogEntry> log =
                List.of(
                        request(7, "register", 0, new RequestLogEntry.Replied(320, 0, 0, false)),
                        request(
                                8,
                                "create_accounts",
                                3,
                                new RequestLogEntry.Replied(1, 2, 1, false)),
                        request(
                                9,
                                "create_accounts",
                                3,
                                new RequestLogEntry.Replied(1, 2, 1, true)),
                        request(10, "operation_200", 0, new RequestLogEntry.Dropped("LATE")),
                        request(
                                11,
                                "lookup_accounts",
                                1,
                                new RequestLogEntry.Evicted(EvictionReason.NO_SESSION)));
        assertDrawn("requests", PLAIN.requests(log));
    }

    private static RequestLogEntry request(
            long sequence, String operation, int eventCount, RequestLogEntry.Outcome outcome) {
        Instant time = Instant.ofEpochSecond(0, TIME + sequence);
        return new RequestLogEntry(sequence, time, UInt128.of(5), operation, eventCount, outcome);
    }

    @Test
    void transfers() throws IOException {
        Transfer transfer = Transfer.of(1, 1, 20, 100, 700, 10);
        assertDrawn("transfers", PLAIN.transfers(List.of(transfer)));
    }

    @Test
    void transfersWithAllThereIs() throws IOException {
        Transfer full =
                new Transfer(
                        LONG_ID,
                        UInt128.of(1),
                        UInt128.of(20),
                        Transfer.AMOUNT_MAX,
                        UInt128.of(4),
                        UInt128.of(5),
                        6,
                        7,
                        0xFFFF_FFFFL,
                        9,
                        10,
                        TransferFlags.of(TransferFlags.PENDING, TransferFlags.LINKED),
                        TIME);
        assertDrawn(
                "transfers-full", PLAIN.transfers(List.of(full, Transfer.of(2, 1, 20, 0, 700, 1))));
    }

    @Test
    void balances() throws IOException {
        List<AccountBalance> balances =
                List.of(
                        new AccountBalance(
                                UInt128.ZERO, UInt128.of(5), UInt128.ZERO, UInt128.ZERO, 1),
                        new AccountBalance(
                                UInt128.of(40),
                                UInt128.of(1_000),
                                UInt128.ZERO,
                                UInt128.ONE,
                                TIME));
        assertDrawn("balances", PLAIN.balances(balances));
        assertThat(MONEY.balances(balances)).isEqualTo(PLAIN.balances(balances));
        assertDrawn("balances-money", MONEY.balances(balances, 700));
    }

    @Test
    void idsAsHexadecimalAndAsUuids() throws IOException {
        List<Account> accounts =
                List.of(
                        Account.of(LONG_ID, 700, 10),
                        Account.of(1, 700, 10).toBuilder().userData128(LONG_ID).build());
        assertDrawn("ids-hex", PLAIN.withIds(IdFormat.HEX).accounts(accounts));
        assertDrawn("ids-uuid", PLAIN.withIds(IdFormat.UUID).accounts(accounts));
        List<Transfer> transfers = List.of(Transfer.postPending(UInt128.of(255), LONG_ID, 16));
        assertDrawn("ids-pending", PLAIN.withIds(IdFormat.HEX).transfers(transfers));
    }

    @Test
    void amountsOfSeveralLedgers() throws IOException {
        List<Account> accounts =
                List.of(
                        FIRST,
                        SECOND,
                        Account.of(3, 701, 10).toBuilder().debitsPosted(7).build(),
                        Account.of(4, 999, 10).toBuilder().debitsPosted(8).build());
        assertDrawn("ledgers-accounts", MONEY.accounts(accounts));
        assertDrawn(
                "ledgers-transfers", MONEY.transfers(List.of(Transfer.of(1, 1, 20, 100, 700, 10))));
        assertThat(MONEY.withAssets().accounts(accounts)).isEqualTo(PLAIN.accounts(accounts));
        assertThat(MONEY.withIds(IdFormat.HEX).withIds(IdFormat.DECIMAL).accounts(accounts))
                .isEqualTo(MONEY.accounts(accounts));
    }

    @Test
    void describesItself() {
        assertThat(PLAIN.withIds(IdFormat.HEX).withAssets(new Asset(700, "USD", 2)))
                .hasToString(
                        "Tables[ids=HEX, assets=Assets[Asset[ledger=700, unit=USD, scale=2]]]");
    }

    @Test
    void timestampsFromTheFirstToTheLast() {
        List<Account> accounts =
                List.of(
                        FIRST.toBuilder().timestamp(1).build(),
                        FIRST.toBuilder().timestamp(1_000_000_000).build(),
                        FIRST.toBuilder().timestamp(Long.MAX_VALUE).build(),
                        FIRST.toBuilder().timestamp(-1).build());
        assertThat(PLAIN.accounts(accounts).lines().skip(1))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly(
                        "1970-01-01T00:00:00.000000001Z",
                        "1970-01-01T00:00:01.000000000Z",
                        "2262-04-11T23:47:16.854775807Z",
                        "2554-07-21T23:34:33.709551615Z");
    }

    @Test
    void nothing() {
        assertThat(PLAIN.accounts(List.of())).isEqualTo("no accounts");
        assertThat(PLAIN.transfers(List.of())).isEqualTo("no transfers");
        assertThat(PLAIN.balances(List.of())).isEqualTo("no balances");
    }

    @Test
    void much() {
        List<Account> accounts =
                IntStream.rangeClosed(1, 100_000).mapToObj(i -> Account.of(i, 1, 1)).toList();
        assertThat(PLAIN.accounts(accounts).lines()).hasSize(100_001);
    }

    @Test
    void anAccountAsT() throws IOException {
        assertDrawn(
                "t",
                PLAIN.tAccount(
                        Account.of(1, 700, 10).toBuilder()
                                .debitsPosted(100)
                                .debitsPending(40)
                                .creditsPosted(30)
                                .build()));
        assertDrawn(
                "t-money-closed",
                MONEY.tAccount(SECOND.toBuilder().flags(AccountFlags.CLOSED).build()));
        assertDrawn("t-zero", PLAIN.tAccount(Account.of(1, 700, 10)));
    }

    @Test
    void anAccountAsTWithItsTransfers() throws IOException {
        Account account =
                Account.of(1, 700, 10).toBuilder()
                        .debitsPosted(100)
                        .debitsPending(40)
                        .creditsPosted(30)
                        .build();
        List<Transfer> transfers =
                List.of(
                        Transfer.of(11, 1, 2, 100, 700, 10).toBuilder().timestamp(TIME).build(),
                        Transfer.of(12, 1, 2, 40, 700, 10).toBuilder()
                                .flags(TransferFlags.PENDING)
                                .timestamp(TIME + 231_971_336)
                                .build(),
                        Transfer.of(13, 3, 1, 30, 700, 10).toBuilder()
                                .timestamp(TIME + 1_158_161_374)
                                .build());
        assertDrawn("t-transfers", PLAIN.tAccount(account, transfers));
        assertDrawn(
                "t-transfers-money-uuid",
                MONEY.withIds(IdFormat.UUID).tAccount(account, transfers.subList(2, 3)));
    }

    @Test
    void aTHasOnlyTransfersOfItsAccount() {
        List<Transfer> transfers =
                List.of(Transfer.of(11, 1, 2, 100, 700, 10), Transfer.of(12, 2, 3, 1, 700, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.tAccount(FIRST, transfers))
                .withMessage(
                        "transfers[1]: the transfer 12 neither debits nor credits the account 1");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void refusesNullsByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.accounts(Arrays.asList(FIRST, null)))
                .withMessage("accounts[1]: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.accounts(null))
                .withMessage("accounts: null is not allowed");
        List<Transfer> nothing = new ArrayList<>();
        nothing.add(null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.transfers(nothing))
                .withMessage("transfers[0]: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.balances(Arrays.asList((AccountBalance) null)))
                .withMessage("balances[0]: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.tAccount(FIRST, nothing))
                .withMessage("transfers[0]: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.tAccount(null))
                .withMessage("account: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withIds(null))
                .withMessage("ids: null is not allowed");
    }
}
