package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** Events with timestamps of their own, in the gap between two requests. */
class ImportedContractTest extends ClientContract {

    private static Account account(long timestamp) {
        return Account.of(Id.next(), LEDGER, CODE).toBuilder()
                .flags(AccountFlags.IMPORTED)
                .timestamp(timestamp)
                .build();
    }

    private static Transfer transfer(Account debit, Account credit, long timestamp) {
        return transfer(debit.id(), credit.id(), 100, TransferFlags.IMPORTED).toBuilder()
                .timestamp(timestamp)
                .build();
    }

    /** The latest timestamp of an account; the cluster's clock has gone on since. */
    private long last() {
        return look(account()).timestamp();
    }

    @Test
    void importsAccountsAndTransfers() {
        long last = last();
        Account a = account(last + 1);
        Account b = account(last + 2);
        Transfer transfer = transfer(a, b, last + 3);

        assertThat(client.createAccounts(List.of(a, b)).allCreated()).isTrue();
        assertThat(client.createTransfer(transfer).status())
                .isEqualTo(CreateTransferStatus.CREATED);

        assertThat(client.lookupTransfer(transfer.id())).contains(transfer);
        assertThat(look(a.id()).timestamp()).isEqualTo(last + 1);
        assertThat(look(b.id()).creditsPosted()).isEqualTo(UInt128.of(100));
    }

    @Test
    void importsAsynchronously() {
        long last = last();
        Account a = account(last + 1);
        Account b = account(last + 2);
        Transfer transfer = transfer(a, b, last + 3);
        assertThat(
                        client.createAccountsAsync(List.of(a, b))
                                .thenCompose(accounts -> {
                                    assertThat(accounts.allCreated()).isTrue();
                                    return client.createTransfersAsync(List.of(transfer));
                                })
                                .thenCompose(transfers -> {
                                    assertThat(transfers.allCreated()).isTrue();
                                    return client.lookupTransfersAsync(List.of(transfer.id()));
                                }))
                .succeedsWithin(LONG)
                .isEqualTo(List.of(transfer));
    }

    @Test
    void refusesTimestampsThatAreNotInOrder() {
        long last = last();
        Account ok = account(last + 1);
        assertThat(
                        statuses(
                                client.createAccounts(
                                        List.of(
                                                account(0),
                                                account(last),
                                                account(Long.MAX_VALUE - 1),
                                                ok,
                                                Account.of(Id.next(), LEDGER, CODE)))))
                .isEqualTo(
                        List.of(
                                CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE,
                                CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS,
                                CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE,
                                CreateAccountStatus.CREATED,
                                CreateAccountStatus.IMPORTED_EVENT_EXPECTED));
    }
}
