package tigerbeetle.panama;

import static tigerbeetle.panama.CreateTransferStatus.*;
import static tigerbeetle.panama.TransferFlags.BALANCING_CREDIT;
import static tigerbeetle.panama.TransferFlags.BALANCING_DEBIT;
import static tigerbeetle.panama.TransferFlags.CLOSING_CREDIT;
import static tigerbeetle.panama.TransferFlags.CLOSING_DEBIT;
import static tigerbeetle.panama.TransferFlags.IMPORTED;
import static tigerbeetle.panama.TransferFlags.PENDING;
import static tigerbeetle.panama.TransferFlags.POST_PENDING_TRANSFER;
import static tigerbeetle.panama.TransferFlags.VOID_PENDING_TRANSFER;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a transfer whatever the ledger holds, in the order in which TigerBeetle looks:
 * the first rule that applies is the answer (create_transfer and post_or_void_pending_transfer in
 * src/state_machine.zig, 0.17.9). A record has no undefined flags, so there is no rule for them
 * here.
 */
final class TransferChecks {

    private static final TransferFlags POST_AND_VOID =
            POST_PENDING_TRANSFER.with(VOID_PENDING_TRANSFER);
    private static final TransferFlags CLOSING = CLOSING_DEBIT.with(CLOSING_CREDIT);
    private static final TransferFlags NOT_IN_SECOND_PHASE =
            TransferFlags.of(PENDING, BALANCING_DEBIT, BALANCING_CREDIT, CLOSING);

    private TransferChecks() {}

    static @Nullable Fault check(Transfer t) {
        if (t.id().isZero()) return Fault.id(ID_MUST_NOT_BE_ZERO, "id", t.id());
        if (t.id().equals(UInt128.MAX)) return Fault.id(ID_MUST_NOT_BE_INT_MAX, "id", t.id());
        // Here the server looks for a transfer with this id.
        return hasAny(t, POST_AND_VOID) ? checkPostOrVoid(t) : checkNew(t);
    }

    private static @Nullable Fault checkPostOrVoid(Transfer t) {
        UInt128 pendingId = t.pendingId();
        if (t.flags().contains(POST_AND_VOID) || hasAny(t, NOT_IN_SECOND_PHASE)) {
            return Fault.of(
                    FLAGS_ARE_MUTUALLY_EXCLUSIVE,
                    "flags",
                    t.flags(),
                    "; what posts or voids does not do both, and is not pending, balancing or"
                            + " closing");
        }
        if (pendingId.isZero())
            return Fault.id(PENDING_ID_MUST_NOT_BE_ZERO, "pendingId", pendingId);
        if (pendingId.equals(UInt128.MAX)) {
            return Fault.id(PENDING_ID_MUST_NOT_BE_INT_MAX, "pendingId", pendingId);
        }
        if (pendingId.equals(t.id())) {
            return Fault.of(
                    PENDING_ID_MUST_BE_DIFFERENT, "pendingId", pendingId, " is the id, too");
        }
        if (t.timeout() != 0) return timeoutReserved(t);
        // The rest depends on the pending transfer.
        return null;
    }

    private static @Nullable Fault checkNew(Transfer t) {
        UInt128 debit = t.debitAccountId();
        UInt128 credit = t.creditAccountId();
        if (debit.isZero()) {
            return Fault.id(DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO, "debitAccountId", debit);
        }
        if (debit.equals(UInt128.MAX)) {
            return Fault.id(DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX, "debitAccountId", debit);
        }
        if (credit.isZero()) {
            return Fault.id(CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO, "creditAccountId", credit);
        }
        if (credit.equals(UInt128.MAX)) {
            return Fault.id(CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX, "creditAccountId", credit);
        }
        if (debit.equals(credit)) {
            return Fault.of(
                    ACCOUNTS_MUST_BE_DIFFERENT,
                    "creditAccountId",
                    credit,
                    " is the debitAccountId, too");
        }
        if (!t.pendingId().isZero()) {
            return Fault.of(
                    PENDING_ID_MUST_BE_ZERO,
                    "pendingId",
                    t.pendingId(),
                    " is not 0, and the transfer neither posts nor voids");
        }
        if (!hasAny(t, PENDING)) {
            if (t.timeout() != 0) return timeoutReserved(t);
            if (hasAny(t, CLOSING)) {
                return Fault.of(
                        CLOSING_TRANSFER_MUST_BE_PENDING,
                        "flags",
                        t.flags(),
                        "; a transfer that closes an account is PENDING, too");
            }
        }
        if (t.ledger() == 0) return Fault.ledger(LEDGER_MUST_NOT_BE_ZERO);
        if (t.code() == 0) return Fault.code(CODE_MUST_NOT_BE_ZERO);
        // Here the server looks at the accounts, and whether an import comes in its order.
        if (hasAny(t, IMPORTED) && t.timeout() != 0) {
            return Fault.of(
                    IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO,
                    "timeout",
                    t.timeout(),
                    " is not 0, and the transfer is imported");
        }
        return null;
    }

    private static Fault timeoutReserved(Transfer t) {
        return Fault.of(
                TIMEOUT_RESERVED_FOR_PENDING_TRANSFER,
                "timeout",
                t.timeout(),
                " is not 0, and the transfer is not a pending one");
    }

    private static boolean hasAny(Transfer t, TransferFlags flags) {
        return (t.flags().bits() & flags.bits()) != 0;
    }
}
