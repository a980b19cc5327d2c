package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.junit.real.RealServer;

/**
 * What a client does, the same on the embedded and on a real server: each test runs on both. Each
 * makes its own accounts, on a server that has others; one client serves nearly all of them.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(TestServer.class)
@ExtendWith(SharedServers.class)
@Timeout(120)
abstract class ClientContract {

    static final int LEDGER = 700;
    static final int CODE = 10;

    /** Longer than anything takes. */
    static final Duration LONG = Duration.ofSeconds(60);

    @Parameter TestServer server;

    String address;
    Client client;

    @BeforeParameterizedClassInvocation
    static void requireServer(TestServer server, TestInfo test) {
        Skip.unless(
                server.isAvailable(),
                test.getTestClass().orElseThrow().getSimpleName() + ": " + RealServer.HOW);
    }

    @BeforeEach
    final void connect() throws IOException, InterruptedException {
        SharedServers.Shared shared = SharedServers.of(server);
        address = shared.address();
        client = shared.client();
    }

    final UInt128 account(AccountFlags flags) {
        UInt128 id = Id.next();
        Account account = Account.builder().id(id).ledger(LEDGER).code(CODE).flags(flags).build();
        assertThat(client.createAccount(account).status()).isEqualTo(CreateAccountStatus.CREATED);
        return id;
    }

    final UInt128 account() {
        return account(AccountFlags.NONE);
    }

    final Account look(UInt128 id) {
        return client.lookupAccount(id).orElseThrow();
    }

    static Transfer transfer(UInt128 debit, UInt128 credit, long amount) {
        return Transfer.of(Id.next(), debit, credit, amount, LEDGER, CODE);
    }

    static Transfer transfer(UInt128 debit, UInt128 credit, long amount, TransferFlags flags) {
        return transfer(debit, credit, amount).toBuilder().flags(flags).build();
    }

    /** The transfer is created. */
    final Transfer created(Transfer transfer) {
        assertThat(client.createTransfer(transfer).status())
                .isEqualTo(CreateTransferStatus.CREATED);
        return transfer;
    }

    static List<? extends CreateStatus> statuses(CreateResults<? extends CreateResult> results) {
        return results.stream().map(CreateResult::status).toList();
    }

    /** The balances, in the order of the record's fields. */
    static List<Long> balances(Account account) {
        return List.of(
                account.debitsPending().longValueExact(),
                account.debitsPosted().longValueExact(),
                account.creditsPending().longValueExact(),
                account.creditsPosted().longValueExact());
    }
}
