package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static tigerbeetle.panama.CreateTransferStatus.ACCOUNTS_MUST_BE_DIFFERENT;
import static tigerbeetle.panama.CreateTransferStatus.CODE_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_AMOUNT;
import static tigerbeetle.panama.CreateTransferStatus.ID_ALREADY_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateTransferStatus.ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.LEDGER_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_ID_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.TIMEOUT_RESERVED_FOR_PENDING_TRANSFER;
import static tigerbeetle.panama.CreateTransferStatus.TIMESTAMP_MUST_BE_ZERO;

import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

class TransfersContractTest extends ClientContract {

    @Test
    void movesMoney() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer transfer = transfer(a, b, 100);
        var result = client.createTransfer(transfer);
        assertThat(result.status()).isEqualTo(CREATED);
        assertThat(client.lookupTransfer(transfer.id()))
                .contains(transfer.toBuilder().timestamp(result.timestamp()).build());
        assertThat(balances(look(a))).containsExactly(0L, 100L, 0L, 0L);
        assertThat(balances(look(b))).containsExactly(0L, 0L, 0L, 100L);
    }

    @Test
    void movesMoneyAsynchronously() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer transfer = transfer(a, b, 100);
        assertThat(client.createTransfersAsync(List.of(transfer, transfer)))
                .succeedsWithin(LONG)
                .satisfies(results ->
                        assertThat(statuses(results)).isEqualTo(List.of(CREATED, EXISTS)));
        assertThat(client.lookupTransfersAsync(List.of(transfer.id())))
                .succeedsWithin(LONG)
                .satisfies(found ->
                        assertThat(found).extracting(Transfer::amount).containsExactly(hundred()));
        assertThat(balances(look(a))).containsExactly(0L, 100L, 0L, 0L);
    }

    private static UInt128 hundred() {
        return UInt128.of(100);
    }

    @Test
    void moreMoneyThanFitsALong() {
        UInt128 a = account();
        UInt128 b = account();
        UInt128 much = UInt128.ofHighLow(3, 5);
        created(transfer(a, b, 1).toBuilder().amount(much).build());
        assertThat(look(a).debitsPosted()).isEqualTo(much);
        assertThat(look(b).creditsPosted()).isEqualTo(much);
    }

    @Test
    void theSameTransferMovesMoneyOnce() {
        UInt128 a = account();
        UInt128 b = account();
        Transfer transfer = created(transfer(a, b, 100));
        assertThat(client.createTransfer(transfer).status()).isEqualTo(EXISTS);
        assertThat(client.createTransfer(transfer.toBuilder().amount(7).build()).status())
                .isEqualTo(EXISTS_WITH_DIFFERENT_AMOUNT);
        assertThat(look(a).debitsPosted()).isEqualTo(hundred());
    }

    /** Only the server can judge these, and it names what is wrong. */
    @Test
    void refusesInvalidTransfersByName() {
        UInt128 a = account();
        UInt128 b = account();
        UInt128 c = Id.next();
        client.createAccount(Account.of(c, LEDGER + 1, CODE));
        Transfer good = transfer(a, b, 1);
        var results =
                client.createTransfers(
                        List.of(
                                good.toBuilder().id(UInt128.ZERO).build(),
                                good.toBuilder().id(UInt128.MAX).build(),
                                good.toBuilder().debitAccountId(0).build(),
                                good.toBuilder().creditAccountId(0).build(),
                                good.toBuilder().creditAccountId(a).build(),
                                good.toBuilder().pendingId(1).build(),
                                good.toBuilder().timeout(1).build(),
                                good.toBuilder().ledger(0).build(),
                                good.toBuilder().code(0).build(),
                                good.toBuilder().timestamp(1).build(),
                                good.toBuilder().ledger(LEDGER + 1).build(),
                                transfer(Id.next(), b, 1),
                                transfer(a, Id.next(), 1),
                                good));
        assertThat(statuses(results))
                .isEqualTo(
                        List.of(
                                ID_MUST_NOT_BE_ZERO,
                                ID_MUST_NOT_BE_INT_MAX,
                                DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO,
                                CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO,
                                ACCOUNTS_MUST_BE_DIFFERENT,
                                PENDING_ID_MUST_BE_ZERO,
                                TIMEOUT_RESERVED_FOR_PENDING_TRANSFER,
                                LEDGER_MUST_NOT_BE_ZERO,
                                CODE_MUST_NOT_BE_ZERO,
                                TIMESTAMP_MUST_BE_ZERO,
                                CreateTransferStatus.TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS,
                                DEBIT_ACCOUNT_NOT_FOUND,
                                CREDIT_ACCOUNT_NOT_FOUND,
                                CREATED));
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.ONE);
    }

    @Test
    void aTransientFailureUsesTheIdUp() {
        UInt128 a = account();
        UInt128 later = Id.next();
        Transfer transfer = transfer(a, later, 1);
        var failed = client.createTransfer(transfer);
        assertThat(failed.status()).isEqualTo(CREDIT_ACCOUNT_NOT_FOUND);
        assertThat(failed.status().isTransient()).isTrue();
        client.createAccount(Account.of(later, LEDGER, CODE));
        assertThat(client.createTransfer(transfer).status()).isEqualTo(ID_ALREADY_FAILED);
        created(transfer.toBuilder().id(Id.next()).build());
    }
}
