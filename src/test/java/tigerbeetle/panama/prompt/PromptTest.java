package tigerbeetle.panama.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.money.Asset;
import tigerbeetle.panama.tables.Tables;

/** What the functions of scripts/jshell say; JshellTest has them at the prompt itself. */
class PromptTest {

    private static final Tables TABLES = Tables.plain().withAssets(new Asset(700, "USD", 2));
    private static final int PLENTY = 1_000;

    private static EmbeddedServer server;
    private static Client client;

    @BeforeAll
    static void open() {
        server = EmbeddedServer.start();
        client = Client.open(server.address());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        server.reset();
    }

    private static Prompt prompt(int rows) {
        return new Prompt(client, TABLES, rows);
    }

    /** 30 transfers of 1 to 30 cents, from the account 1 to the account 2, which has a history. */
    private static void fill() {
        client.createAccounts(
                List.of(
                        Account.of(1, 700, 10),
                        Account.of(2, 700, 10).toBuilder().flags(AccountFlags.HISTORY).build()));
        assertThat(
                        client.createTransfers(
                                        IntStream.rangeClosed(1, 30)
                                                .mapToObj(i -> Transfer.of(i, 1, 2, i, 700, 10))
                                                .toList())
                                .allCreated())
                .isTrue();
    }

    @Test
    void nothingYet() {
        assertThat(prompt(PLENTY).accounts()).isEqualTo("no accounts");
        assertThat(prompt(PLENTY).transfers()).isEqualTo("no transfers");
        assertThat(prompt(PLENTY).account(7)).isEqualTo("no account 7");
        assertThat(prompt(PLENTY).balances(7)).isEqualTo("no account 7");
    }

    @Test
    void allInTheOrderOfTheirCreation() {
        fill();
        assertThat(prompt(PLENTY).accounts())
                .isEqualTo(TABLES.accounts(client.queryAccounts(QueryFilter.all())));
        assertThat(prompt(PLENTY).transfers())
                .isEqualTo(TABLES.transfers(client.queryTransfers(QueryFilter.all())));
        assertThat(prompt(30).transfers()).isEqualTo(prompt(PLENTY).transfers());
    }

    @Test
    void anAccount() {
        fill();
        Account account = client.lookupAccount(2).orElseThrow();
        AccountFilter all = AccountFilter.of(2);
        assertThat(prompt(PLENTY).account(2))
                .isEqualTo(TABLES.tAccount(account, client.getAccountTransfers(all)))
                .contains("4.65");
        assertThat(prompt(PLENTY).balances(2))
                .isEqualTo(
                        TABLES.tAccount(account)
                                + "\n\n"
                                + TABLES.balances(client.getAccountBalances(all), 700));
        assertThat(prompt(PLENTY).balances(1))
                .isEqualTo(TABLES.tAccount(client.lookupAccount(1).orElseThrow()));
    }

    @Test
    void onlyTheLatestOfMany() {
        fill();
        List<Transfer> all = client.queryTransfers(QueryFilter.all());
        assertThat(prompt(29).transfers())
                .isEqualTo(
                        TABLES.transfers(all.subList(1, 30))
                                + "\nthere are more: these are the latest 29; rows = 290 shows ten"
                                + " times as many");
        assertThat(prompt(1).account(1)).contains(" 30 ").endsWith("ten times as many");
        assertThat(prompt(1).balances(2)).endsWith("ten times as many");
        assertThat(prompt(1).accounts().lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8_188, 8_189, 8_190, 9_000, 10_000, Integer.MAX_VALUE})
    void moreThanAPage(int rows) {
        client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));
        for (int request = 0; request < 2; request++) {
            int first = 1 + 4_500 * request;
            client.createTransfers(
                    IntStream.range(first, first + 4_500)
                            .mapToObj(i -> Transfer.of(i, 1, 2, 1, 700, 10))
                            .toList());
        }
        List<String> lines = prompt(rows).transfers().lines().toList();
        boolean more = rows < 9_000;
        assertThat(lines).hasSize(1 + Math.min(rows, 9_000) + (more ? 1 : 0));
        assertThat(lines.getLast().startsWith("there are more")).isEqualTo(more);
    }

    @Test
    void idsInAllForms() {
        UInt128 id = UInt128.parse("214850178493633095719753766415838275046");
        client.createAccount(Account.of(id, 700, 10));
        String text = prompt(PLENTY).account(id);
        assertThat(text).startsWith("account 214850178493633095719753766415838275046, ledger 700");
        UUID uuid = id.toUuid();
        assertThat(List.of(id.toString(), id.toHexString(), id.toBigInteger(), uuid, uuid + ""))
                .allSatisfy(form -> assertThat(prompt(PLENTY).account(form)).isEqualTo(text));
    }

    @Test
    void saysInALineWhyNot() {
        assertThat(prompt(PLENTY).account(-1))
                .isEqualTo(
                        "UInt128.parse: \"-1\" is neither decimal digits nor 0x and hexadecimal"
                                + " ones");
        assertThat(prompt(PLENTY).account("a-b")).isEqualTo("Invalid UUID string: a-b");
        assertThat(prompt(PLENTY).account(null)).isEqualTo("id: null is not allowed");
        assertThat(prompt(0).accounts()).isEqualTo("rows: 0 is outside 1..2^31-1");
        assertThat(new Prompt(null, TABLES, PLENTY).accounts()).isEqualTo("there is no client");
        Client nobody = Client.open("127.0.0.1:1");
        try (Client hasty = nobody.withTimeout(Duration.ofMillis(1))) {
            assertThat(new Prompt(hasty, TABLES, PLENTY).transfers())
                    .startsWith("OutcomeUnknownException: ")
                    .doesNotContain("\n");
        }
        assertThat(new Prompt(nobody, TABLES, PLENTY).account(1))
                .isEqualTo("ClientClosedException: The client is closed; nothing was sent");
    }

    @Test
    void aSessionOnAnAddress() {
        Session session = Session.open(server.address(), "0");
        try (Client opened = Objects.requireNonNull(session.client())) {
            assertThat(session.server()).isNull();
            opened.awaitReady(Duration.ofSeconds(60)); // the greeting itself is less patient
            assertThat(session.greeting())
                    .isEqualTo(
                            "client: of the cluster 0 at %s\n".formatted(server.address())
                                    + "tables: accounts(), transfers(), account(id),"
                                    + " balances(id)\n");
        }
    }

    @Test
    void aSessionOnNothing() {
        assertThat(Session.open("nowhere:x", "0").greeting())
                .startsWith("client: none, because of java.lang.IllegalArgumentException: ")
                .endsWith("\n");
        Session session = Session.open(null, "seven");
        assertThat(session.client()).isNull();
        assertThat(session.server()).isNull();
        assertThat(session.text()).contains("\"seven\"");
    }
}
