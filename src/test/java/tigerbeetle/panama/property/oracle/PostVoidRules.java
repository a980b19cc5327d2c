package tigerbeetle.panama.property.oracle;

import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_PENDING_TRANSFER_AMOUNT;
import static tigerbeetle.panama.CreateTransferStatus.FLAGS_ARE_MUTUALLY_EXCLUSIVE;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_ID_MUST_BE_DIFFERENT;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_ALREADY_POSTED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_ALREADY_VOIDED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_EXPIRED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_HAS_DIFFERENT_CODE;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_HAS_DIFFERENT_LEDGER;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_NOT_PENDING;
import static tigerbeetle.panama.CreateTransferStatus.TIMEOUT_RESERVED_FOR_PENDING_TRANSFER;
import static tigerbeetle.panama.property.oracle.TransferRules.has;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** Posting and voiding pending transfers, and what happens when nobody does. */
final class PostVoidRules {

    private final Books books;

    PostVoidRules(Books books) {
        this.books = books;
    }

    static boolean isPostOrVoid(Transfer event) {
        return has(event, TransferFlags.POST_PENDING_TRANSFER)
                || has(event, TransferFlags.VOID_PENDING_TRANSFER);
    }

    long create(Transfer event, long eventTimestamp) {
        checkForm(event);
        Transfer pending = books.transfers().get(event.pendingId());
        Refusal.when(pending == null, PENDING_TRANSFER_NOT_FOUND);
        if (pending == null) {
            throw new AssertionError("refused above");
        }
        checkSame(event, pending);
        UInt128 amount = amount(event, pending);
        boolean isVoid = has(event, TransferFlags.VOID_PENDING_TRANSFER);
        Refusal.when(amount.compareTo(pending.amount()) > 0, EXCEEDS_PENDING_TRANSFER_AMOUNT);
        Refusal.when(
                isVoid && amount.compareTo(pending.amount()) < 0,
                PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT);
        checkPhase(pending, eventTimestamp);
        long timestamp = eventTimestamp;
        if (has(event, TransferFlags.IMPORTED)) {
            timestamp = event.timestamp();
            TransferRules.checkRegress(books, timestamp);
        }
        Refusal.when(!isVoid && isClosed(debit(pending)), DEBIT_ACCOUNT_ALREADY_CLOSED);
        Refusal.when(!isVoid && isClosed(credit(pending)), CREDIT_ACCOUNT_ALREADY_CLOSED);
        settle(pending, isVoid ? Phase.VOIDED : Phase.POSTED, isVoid ? UInt128.ZERO : amount);
        books.add(stored(event, pending, amount, timestamp));
        return timestamp;
    }

    private static void checkForm(Transfer event) {
        TransferFlags others =
                TransferFlags.of(
                        TransferFlags.PENDING,
                        TransferFlags.BALANCING_DEBIT,
                        TransferFlags.BALANCING_CREDIT,
                        TransferFlags.CLOSING_DEBIT,
                        TransferFlags.CLOSING_CREDIT);
        boolean isBoth =
                has(event, TransferFlags.POST_PENDING_TRANSFER)
                        && has(event, TransferFlags.VOID_PENDING_TRANSFER);
        boolean hasOthers = !event.flags().without(others).equals(event.flags());
        Refusal.when(isBoth || hasOthers, FLAGS_ARE_MUTUALLY_EXCLUSIVE);
        Refusal.when(event.pendingId().isZero(), PENDING_ID_MUST_NOT_BE_ZERO);
        Refusal.when(event.pendingId().equals(UInt128.MAX), PENDING_ID_MUST_NOT_BE_INT_MAX);
        Refusal.when(event.pendingId().equals(event.id()), PENDING_ID_MUST_BE_DIFFERENT);
        Refusal.when(event.timeout() != 0, TIMEOUT_RESERVED_FOR_PENDING_TRANSFER);
    }

    /** What the event says of the pending transfer has to be so; it need not say it. */
    private static void checkSame(Transfer event, Transfer pending) {
        Refusal.when(!has(pending, TransferFlags.PENDING), PENDING_TRANSFER_NOT_PENDING);
        differs(
                event.debitAccountId(),
                pending.debitAccountId(),
                PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID);
        differs(
                event.creditAccountId(),
                pending.creditAccountId(),
                PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID);
        Refusal.when(
                event.ledger() != 0 && event.ledger() != pending.ledger(),
                PENDING_TRANSFER_HAS_DIFFERENT_LEDGER);
        Refusal.when(
                event.code() != 0 && event.code() != pending.code(),
                PENDING_TRANSFER_HAS_DIFFERENT_CODE);
    }

    private static void differs(UInt128 given, UInt128 wanted, CreateTransferStatus status) {
        Refusal.when(!given.isZero() && !given.equals(wanted), status);
    }

    static UInt128 amount(Transfer event, Transfer pending) {
        UInt128 all = has(event, TransferFlags.VOID_PENDING_TRANSFER) ? UInt128.ZERO : UInt128.MAX;
        return event.amount().equals(all) ? pending.amount() : event.amount();
    }

    private void checkPhase(Transfer pending, long eventTimestamp) {
        Phase phase = books.phases().get(pending.id());
        Refusal.when(phase == Phase.POSTED, PENDING_TRANSFER_ALREADY_POSTED);
        Refusal.when(phase == Phase.VOIDED, PENDING_TRANSFER_ALREADY_VOIDED);
        Refusal.when(
                phase == Phase.EXPIRED || isDue(pending, eventTimestamp), PENDING_TRANSFER_EXPIRED);
    }

    /** Whether its time is over, although nobody may have noticed yet. */
    static boolean isDue(Transfer pending, long timestamp) {
        return pending.timeout() > 0
                && TransferRules.expiry(pending, pending.timestamp())
                                .compareTo(BigInteger.valueOf(timestamp))
                        <= 0;
    }

    private Account debit(Transfer pending) {
        return account(pending.debitAccountId());
    }

    private Account credit(Transfer pending) {
        return account(pending.creditAccountId());
    }

    private Account account(UInt128 id) {
        Account account = books.accounts().get(id);
        if (account == null) {
            throw new AssertionError("a transfer of the account " + id + ", which is not there");
        }
        return account;
    }

    private static boolean isClosed(Account account) {
        return account.flags().contains(AccountFlags.CLOSED);
    }

    /** Ends a pending transfer: all of it is released, and the given amount posted. */
    void settle(Transfer pending, Phase phase, UInt128 posted) {
        BigInteger released = pending.amount().toBigInteger().negate();
        Account debitAfter = Money.debit(debit(pending), released, posted.toBigInteger());
        Account creditAfter = Money.credit(credit(pending), released, posted.toBigInteger());
        boolean reopens = phase != Phase.POSTED;
        books.put(
                reopens && has(pending, TransferFlags.CLOSING_DEBIT)
                        ? Money.reopen(debitAfter)
                        : debitAfter);
        books.put(
                reopens && has(pending, TransferFlags.CLOSING_CREDIT)
                        ? Money.reopen(creditAfter)
                        : creditAfter);
        books.phases().put(pending.id(), phase);
    }

    private static Transfer stored(
            Transfer event, Transfer pending, UInt128 amount, long timestamp) {
        return new Transfer(
                event.id(),
                pending.debitAccountId(),
                pending.creditAccountId(),
                amount,
                event.pendingId(),
                orElse(event.userData128(), pending.userData128()),
                event.userData64() != 0 ? event.userData64() : pending.userData64(),
                event.userData32() != 0 ? event.userData32() : pending.userData32(),
                0,
                pending.ledger(),
                pending.code(),
                event.flags(),
                timestamp);
    }

    static UInt128 orElse(UInt128 given, @Nullable UInt128 otherwise) {
        return given.isZero() && otherwise != null ? otherwise : given;
    }
}
