package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static tigerbeetle.panama.CreateTransferStatus.CLOSING_TRANSFER_MUST_BE_PENDING;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ALREADY_CLOSED;

import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

class ClosedAccountsContractTest extends ClientContract {

    private static final TransferFlags CLOSE_BOTH =
            TransferFlags.of(
                    TransferFlags.PENDING,
                    TransferFlags.CLOSING_DEBIT,
                    TransferFlags.CLOSING_CREDIT);

    private boolean isClosed(UInt128 id) {
        return look(id).flags().contains(AccountFlags.CLOSED);
    }

    @Test
    void aPendingTransferClosesAccountsAndItsVoidOpensThem() {
        UInt128 a = account();
        UInt128 b = account();
        UInt128 c = account();
        Transfer closing = created(transfer(a, b, 0, CLOSE_BOTH));
        assertThat(isClosed(a)).isTrue();
        assertThat(isClosed(b)).isTrue();
        var refused = client.createTransfers(List.of(transfer(a, c, 1), transfer(c, b, 1)));
        assertThat(statuses(refused))
                .isEqualTo(List.of(DEBIT_ACCOUNT_ALREADY_CLOSED, CREDIT_ACCOUNT_ALREADY_CLOSED));

        created(Transfer.voidPending(Id.next(), closing.id()));
        assertThat(isClosed(a)).isFalse();
        assertThat(isClosed(b)).isFalse();
        created(transfer(a, b, 1));
    }

    @Test
    void onlyAPendingTransferCloses() {
        UInt128 a = account();
        UInt128 b = account();
        assertThat(client.createTransfer(transfer(a, b, 0, TransferFlags.CLOSING_DEBIT)).status())
                .isEqualTo(CLOSING_TRANSFER_MUST_BE_PENDING);
        assertThat(isClosed(a)).isFalse();
    }

    @Test
    void anAccountCanBeCreatedClosed() {
        Account closed =
                Account.of(Id.next(), LEDGER, CODE).toBuilder().flags(AccountFlags.CLOSED).build();
        assertThat(client.createAccount(closed).status()).isEqualTo(CreateAccountStatus.CREATED);
        assertThat(isClosed(closed.id())).isTrue();
        assertThat(client.createTransfer(transfer(closed.id(), account(), 1)).status())
                .isEqualTo(DEBIT_ACCOUNT_ALREADY_CLOSED);
    }
}
